# Every deck of golden/cases, in every theme, looks as its stored pictures do.
add_executable(golden golden/golden.cc)
owldeck_flags(golden)
target_link_libraries(golden PRIVATE build fmt::fmt)
add_test(NAME "golden: every case looks as stored"
  COMMAND golden check ${PROJECT_SOURCE_DIR}/tests/golden/cases
    ${PROJECT_SOURCE_DIR}/tests/golden/pictures
    ${PROJECT_SOURCE_DIR}/build/golden/report.html)

owldeck_test(golden_test SOURCES golden/golden_test.cc USES build)
target_compile_definitions(golden_test PRIVATE
  OWLDECK_GOLDEN="$<TARGET_FILE:golden>")
add_dependencies(golden_test golden)
