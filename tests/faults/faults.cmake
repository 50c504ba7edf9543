owldeck_test(faults_test
  SOURCES
    faults/disk_test.cc faults/killed_test.cc faults/memory_test.cc
    faults/same_bytes_test.cc faults/surroundings_test.cc
    faults/together_test.cc
  USES build)
target_compile_definitions(faults_test PRIVATE
  OWLDECK_PROGRAM="$<TARGET_FILE:owldeck>")
if(OWLDECK_SANITIZE)
  target_compile_definitions(faults_test PRIVATE OWLDECK_SANITIZED)
endif()
add_dependencies(faults_test owldeck)

add_test(NAME "surroundings: no source asks for locale, clock or chance"
  COMMAND ${PROJECT_SOURCE_DIR}/tests/faults/surroundings.sh
    ${PROJECT_SOURCE_DIR})
