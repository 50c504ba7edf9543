owldeck_library(source
  SOURCES
    source/diagnostic.cc source/files.cc source/print.cc source/yaml.cc
  PRIVATE_USES fmt::fmt PkgConfig::yaml)
