owldeck_test(check_test
  SOURCES
    generator/check/anchors_test.cc generator/check/findings_test.cc
    generator/check/structure_test.cc
  USES check)
