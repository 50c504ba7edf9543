owldeck_library(check
  SOURCES
    check/aligned_cells.cc check/anchor_habits.cc check/anchor_links.cc
    check/anchor_order.cc check/anchor_plan.cc check/anchors.cc
    check/answers.cc check/asset_files.cc check/assets.cc check/citations.cc
    check/code_alignment.cc check/code_lines.cc check/code_text.cc
    check/construct.cc check/cross_references.cc check/gate_report.cc
    check/leakage.cc check/named_code.cc check/named_sections.cc
    check/notebook_sections.cc check/owls.cc check/print_anchors.cc
    check/repository.cc check/slide_texts.cc check/step_match.cc
    check/structure.cc check/wildcard.cc check/words.cc
  USES deck notebook
  PRIVATE_USES fmt::fmt)
include(check/findings.cmake)
