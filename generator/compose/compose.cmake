owldeck_library(compose SEPARATE
  SOURCES
    compose/anchor_tag.cc compose/body.cc compose/boxes.cc
    compose/check_page.cc compose/code_card.cc compose/code_steps.cc
    compose/compose.cc compose/context.cc compose/contrast.cc
    compose/cut_formulas.cc compose/drawn_bounds.cc compose/drawn_text.cc
    compose/figure_text.cc compose/fit.cc compose/glyphs.cc
    compose/ground.cc compose/header.cc compose/highlight.cc
    compose/inline_formula.cc compose/last_words.cc compose/markdown.cc
    compose/notes.cc compose/options.cc compose/overlap.cc
    compose/owl_card.cc compose/prose.cc
    compose/slide.cc compose/steps.cc compose/strip.cc compose/type.cc
    compose/typography.cc
  USES figures audience
  PRIVATE_USES fmt::fmt PkgConfig::md4c PkgConfig::highlight)

pkg_get_variable(highlight_prefix source-highlight prefix)
set_source_files_properties(compose/highlight.cc PROPERTIES COMPILE_DEFINITIONS
  OWLDECK_LANGUAGES="${highlight_prefix}/share/source-highlight")
