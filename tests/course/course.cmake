owldeck_test(course_test
  SOURCES
    course/files_test.cc course/film_damage_test.cc course/film_faults_test.cc
    course/leak_test.cc course/map_test.cc course/playback_test.cc
    course/quiz_leak_test.cc course/readme_test.cc
  USES build PkgConfig::libav)
target_compile_definitions(course_test PRIVATE
  OWLDECK_PROGRAM="$<TARGET_FILE:owldeck>")
add_dependencies(course_test owldeck)

add_test(NAME "layers: every include goes up the table"
  COMMAND ${PROJECT_SOURCE_DIR}/tests/layers.sh ${PROJECT_SOURCE_DIR})
