owldeck_test(audience_test
  SOURCES
    generator/audience/audience_test.cc
    generator/audience/learner_log_test.cc
  USES audience)
