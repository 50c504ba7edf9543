owldeck_library(source
  SOURCES
    source/colours.cc source/diagnostic.cc source/files.cc source/print.cc source/scalar_place.cc source/text_rules.cc source/utf8.cc
    source/yaml.cc source/yaml_limits.cc source/yaml_text.cc
  PRIVATE_USES fmt::fmt PkgConfig::yaml)
