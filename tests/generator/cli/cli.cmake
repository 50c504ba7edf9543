owldeck_test(cli_test
  SOURCES
    generator/cli/needed_experiments_test.cc generator/cli/tensors_test.cc
    ${PROJECT_SOURCE_DIR}/generator/cli/needed_experiments.cc
  USES deck tensor nlohmann_json::nlohmann_json)
target_compile_definitions(cli_test PRIVATE
  OWLDECK_PROGRAM="$<TARGET_FILE:owldeck>")
add_dependencies(cli_test owldeck)
