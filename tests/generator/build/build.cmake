owldeck_test(build_test
  SOURCES
    generator/build/build_test.cc generator/build/contact_sheet_test.cc
    generator/build/manifest_test.cc generator/build/parallel_test.cc
    generator/build/publish_test.cc generator/build/simulate_test.cc
  USES build)
