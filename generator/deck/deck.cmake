owldeck_library(deck
  SOURCES
    deck/blueprint.cc deck/deck.cc deck/load.cc
  USES source
  PRIVATE_USES fmt::fmt)
