owldeck_library(check
  SOURCES
    check/aligned_cells.cc check/anchors.cc check/answers.cc
    check/asset_files.cc check/assets.cc check/code_alignment.cc
    check/code_lines.cc check/code_text.cc check/construct.cc
    check/named_code.cc check/named_sections.cc check/notebook_sections.cc
    check/repository.cc check/slide_texts.cc check/step_match.cc
    check/structure.cc check/wildcard.cc
  USES deck notebook
  PRIVATE_USES fmt::fmt)
include(check/findings.cmake)
