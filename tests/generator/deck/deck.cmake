owldeck_test(deck_test
  SOURCES
    generator/deck/blueprint_test.cc generator/deck/decode_test.cc
    generator/deck/errors_test.cc generator/deck/image_test.cc
    generator/deck/gate_test.cc generator/deck/hostile_files_test.cc
    generator/deck/include_test.cc
    generator/deck/load_test.cc generator/deck/quiz_test.cc
  USES deck)

# Judged by a validator of others.
owldeck_test(schema_test
  SOURCES
    generator/deck/deck_variants.cc generator/deck/schema_agreement_test.cc
    generator/deck/schema_files_test.cc generator/deck/schema_judge.cc
    generator/deck/schema_test.cc generator/deck/loader_complaints.cc
  USES deck nlohmann_json::nlohmann_json)

add_executable(yaml_to_json
  ${PROJECT_SOURCE_DIR}/tests/generator/deck/yaml_to_json.cc)
owldeck_flags(yaml_to_json)
target_link_libraries(yaml_to_json PRIVATE
  source fmt::fmt nlohmann_json::nlohmann_json)
add_test(NAME "schema: docs/ is current, right by 2020-12, and takes the course"
  COMMAND ${PROJECT_SOURCE_DIR}/tests/generator/deck/schema_check.py
    ${PROJECT_SOURCE_DIR} $<TARGET_FILE:owldeck> $<TARGET_FILE:yaml_to_json>)
