owldeck_library(text
  SOURCES
    text/formula.cc text/measure.cc text/text_engine.cc
  USES scene
  PRIVATE_USES fmt::fmt PkgConfig::pango)
