owldeck_test(source_test
  SOURCES
    generator/source/diagnostic_test.cc generator/source/files_test.cc
    generator/source/print_test.cc
    generator/source/scalar_place_test.cc generator/source/text_rules_test.cc
    generator/source/utf8_test.cc
    generator/source/yaml_test.cc generator/source/yaml_limits_test.cc
  USES source)

owldeck_test(limits_document_test
  SOURCES generator/source/limits_document_test.cc
  USES source)
