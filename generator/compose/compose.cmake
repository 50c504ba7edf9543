owldeck_library(compose
  SOURCES
    compose/compose.cc
  USES figures audience
  PRIVATE_USES fmt::fmt PkgConfig::md4c)
