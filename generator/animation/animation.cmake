owldeck_library(animation
  SOURCES
    animation/animation.cc
  USES figures
  PRIVATE_USES fmt::fmt)
