owldeck_library(audience
  SOURCES
    audience/audience.cc audience/secrets.cc
  USES deck)
