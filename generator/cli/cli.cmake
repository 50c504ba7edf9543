add_executable(owldeck
  cli/anchors.cc cli/audit.cc cli/build.cc cli/film_arguments.cc cli/film_progress.cc cli/check.cc cli/colours.cc cli/diff.cc cli/explain.cc cli/import.cc cli/interrupt.cc cli/list_experiments.cc cli/list_text.cc
  cli/main.cc cli/memory.cc cli/needed_experiments.cc cli/report.cc cli/schema.cc cli/tensors.cc cli/themes.cc)
owldeck_flags(owldeck)
target_link_libraries(owldeck PRIVATE build audit import CLI11::CLI11 fmt::fmt)
set_target_properties(owldeck PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
if(OWLDECK_SANITIZE)
  target_compile_definitions(owldeck PRIVATE OWLDECK_SANITIZED)
endif()
