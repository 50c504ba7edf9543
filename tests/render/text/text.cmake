owldeck_test(text_test
  SOURCES
    render/text/fonts_test.cc
    render/text/formula_error_test.cc
    render/text/formula_structure_test.cc
    render/text/formula_symbols_test.cc
    render/text/formula_test.cc
    render/text/measure_test.cc
    render/text/text_engine_test.cc
    render/text/text_ink_test.cc
    render/text/utf8_test.cc
  USES text PkgConfig::pango)
