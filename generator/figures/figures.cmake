owldeck_library(figures
  SOURCES
    figures/figure.cc figures/owl.cc figures/parts.cc
  USES attention deck theme text
  PRIVATE_USES fmt::fmt)
