owldeck_test(deck_test
  SOURCES
    generator/deck/blueprint_test.cc generator/deck/decode_test.cc
    generator/deck/errors_test.cc generator/deck/image_test.cc
    generator/deck/include_test.cc
    generator/deck/load_test.cc generator/deck/quiz_test.cc
  USES deck)

# Judged by a validator of others.
owldeck_test(schema_test
  SOURCES
    generator/deck/deck_variants.cc generator/deck/schema_agreement_test.cc
    generator/deck/schema_judge.cc
  USES deck nlohmann_json::nlohmann_json)
