owldeck_test(audience_test
  SOURCES
    generator/audience/audience_test.cc
  USES audience)
