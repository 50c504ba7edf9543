owldeck_library(audience
  SOURCES
    audience/audience.cc audience/hidden_lines.cc audience/learner_log.cc
  USES deck)
