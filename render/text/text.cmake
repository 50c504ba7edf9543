owldeck_library(text
  SOURCES
    text/fonts.cc text/formula.cc text/measure.cc text/shape.cc text/text_engine.cc
  USES scene
  PRIVATE_USES fmt::fmt PkgConfig::pango)
