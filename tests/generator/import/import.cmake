owldeck_test(import_test
  SOURCES
    generator/import/anchor_field_test.cc
    generator/import/course_map_test.cc generator/import/errors_test.cc
    generator/import/forms_test.cc generator/import/labels_test.cc
    generator/import/limits_test.cc
    generator/import/markdown_test.cc generator/import/mutation_test.cc
    generator/import/quiz_test.cc generator/import/slide_text_test.cc generator/import/tables_test.cc
    generator/import/write_folder_test.cc generator/import/write_yaml_test.cc
  USES import theme)
owldeck_test(import_build_test
  SOURCES generator/import/build_test.cc
  USES build import)
target_compile_definitions(import_build_test PRIVATE
  OWLDECK_PROGRAM="$<TARGET_FILE:owldeck>")
add_dependencies(import_build_test owldeck)
