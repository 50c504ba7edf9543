owldeck_test(deck_test
  SOURCES
    generator/deck/blueprint_test.cc generator/deck/decode_test.cc
    generator/deck/errors_test.cc generator/deck/image_test.cc
    generator/deck/include_test.cc
    generator/deck/load_test.cc generator/deck/quiz_test.cc
  USES deck)
