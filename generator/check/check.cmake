owldeck_library(check
  SOURCES
    check/anchors.cc check/answers.cc check/structure.cc
  USES deck
  PRIVATE_USES fmt::fmt)
include(check/findings.cmake)
