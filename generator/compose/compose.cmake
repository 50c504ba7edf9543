owldeck_library(compose
  SOURCES
    compose/anchor_tag.cc compose/body.cc compose/code_card.cc
    compose/code_steps.cc compose/compose.cc compose/context.cc compose/fit.cc
    compose/header.cc compose/last_words.cc compose/markdown.cc compose/notes.cc compose/owl_card.cc
    compose/prose.cc compose/python.cc compose/slide.cc compose/strip.cc
    compose/type.cc
  USES figures audience
  PRIVATE_USES fmt::fmt PkgConfig::md4c)
