owldeck_library(scene
  SOURCES
    scene/color.cc scene/dump.cc scene/hash.cc scene/plain_text.cc
    scene/shapes.cc
  PRIVATE_USES fmt::fmt PkgConfig::xxhash)
