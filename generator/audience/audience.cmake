owldeck_library(audience
  SOURCES
    audience/audience.cc
  USES deck)
