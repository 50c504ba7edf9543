owldeck_library(figures
  SOURCES
    figures/figure.cc
  USES attention deck theme text
  PRIVATE_USES fmt::fmt)
