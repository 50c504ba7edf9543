owldeck_test(cli_test
  SOURCES
    generator/cli/check_test.cc generator/cli/colours_test.cc generator/cli/explain_test.cc
    generator/cli/film_options_test.cc generator/cli/film_progress_test.cc
    generator/cli/needed_experiments_test.cc generator/cli/tensors_test.cc
    ${PROJECT_SOURCE_DIR}/generator/cli/colours.cc
    ${PROJECT_SOURCE_DIR}/generator/cli/film_progress.cc
    ${PROJECT_SOURCE_DIR}/generator/cli/needed_experiments.cc
  USES build deck tensor nlohmann_json::nlohmann_json)
target_compile_definitions(cli_test PRIVATE
  OWLDECK_PROGRAM="$<TARGET_FILE:owldeck>")
add_dependencies(cli_test owldeck)
