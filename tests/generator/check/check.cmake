owldeck_test(check_test
  SOURCES
    generator/check/anchor_plan_test.cc generator/check/anchors_test.cc
    generator/check/audience_marks_test.cc
    generator/check/findings_test.cc generator/check/structure_test.cc
    generator/check/words_test.cc
  USES check)
owldeck_test(report_test
  SOURCES
    generator/check/finding_codes_test.cc
    generator/check/print_gates_test.cc generator/check/write_github_test.cc
    generator/check/write_json_test.cc generator/check/write_sarif_test.cc
  USES check nlohmann_json::nlohmann_json)
owldeck_test(findings_document_test
  SOURCES
    generator/check/document_examples.cc generator/check/faulty_decks_test.cc
    generator/check/findings_document_test.cc generator/check/whole_check.cc
  USES build import)
owldeck_test(assets_test
  SOURCES
    generator/check/assets_test.cc generator/check/code_alignment_test.cc
    generator/check/code_text_test.cc generator/check/construct_test.cc
    generator/check/named_code_test.cc generator/check/named_sections_test.cc
    generator/check/notebook_sections_test.cc
    generator/check/repository_test.cc generator/check/wildcard_test.cc
  USES check)
