owldeck_test(compose_test
  SOURCES
    generator/compose/alike_test.cc
    generator/compose/anchor_test.cc generator/compose/check_page_test.cc
    generator/compose/code_test.cc generator/compose/cut_formulas_test.cc
    generator/compose/drawn_bounds_test.cc generator/compose/formula_test.cc generator/compose/glyphs_test.cc
    generator/compose/ground_test.cc generator/compose/highlight_test.cc
    generator/compose/last_words_test.cc generator/compose/markdown_test.cc
    generator/compose/meanings_test.cc generator/compose/notes_test.cc
    generator/compose/options_test.cc generator/compose/slide_test.cc
    generator/compose/support.cc
    generator/compose/text_test.cc generator/compose/typography_test.cc
  USES compose)

# What a whole check finds on composed slides, in both themes.
owldeck_test(look_test
  SOURCES generator/compose/look_test.cc generator/compose/reading_test.cc
  USES build)
