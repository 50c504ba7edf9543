owldeck_test(build_test
  SOURCES
    generator/build/build_test.cc generator/build/check_course_test.cc generator/build/compare_test.cc
    generator/build/contact_sheet_test.cc generator/build/diff_test.cc
    generator/build/film_formats_test.cc generator/build/film_strip_test.cc
    generator/build/films_test.cc
    generator/build/manifest_test.cc generator/build/mistakes_test.cc generator/build/parallel_test.cc
    generator/build/publish_test.cc generator/build/simulate_test.cc
  USES build)
target_compile_definitions(build_test PRIVATE
  OWLDECK_PROGRAM="$<TARGET_FILE:owldeck>")
add_dependencies(build_test owldeck)
owldeck_test(random_decks_test
  SOURCES
    generator/build/random_deck.cc generator/build/random_decks_test.cc
  USES build)
