owldeck_library(text
  SOURCES
    text/font_lock.cc
    text/fonts.cc
    text/formula.cc
    text/formula_accent.cc
    text/formula_alphabets.cc
    text/formula_box.cc
    text/formula_cursor.cc
    text/formula_fraction.cc
    text/formula_grid.cc
    text/formula_layout.cc
    text/formula_parser.cc
    text/formula_row.cc
    text/formula_scripts.cc
    text/formula_speech.cc
    text/formula_structures.cc
    text/formula_symbols.cc
    text/math_font.cc
    text/measure.cc
    text/open_faces.cc
    text/shape.cc
    text/suggestion.cc
    text/text_engine.cc
    text/text_ink.cc
    text/utf8.cc
  USES scene
  PRIVATE_USES fmt::fmt PkgConfig::pango)
