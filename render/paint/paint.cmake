owldeck_library(paint
  SOURCES
    paint/bounds.cc paint/glyph_masks.cc paint/painter.cc paint/surface.cc
  USES scene text
  PRIVATE_USES fmt::fmt PkgConfig::cairo PkgConfig::pango)
