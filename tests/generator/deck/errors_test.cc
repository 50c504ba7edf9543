#include <doctest/doctest.h>

#include <set>

#include "generator/deck/load.h"
#include "tests/generator/deck/annotations.h"

namespace owldeck {
namespace {

TEST_CASE("errors: every deck with mistakes gives its problems and no other") {
  for (const auto& path : decks_in(kErrorDecks)) {
    SourceTexts sources;
    Diagnostics diagnostics;
    const auto deck = load_deck(path, DiskFiles(), sources, diagnostics);
    const auto expected = expected_in(sources[path.generic_string()]);
    const auto found = annotations_of(diagnostics, path);
    CHECK_FALSE(deck.has_value());
    CHECK_MESSAGE(is_as_expected(found, expected), path.filename(),
                  "\nexpected:\n", as_lines(expected), "found:\n",
                  as_lines(found));
  }
}

TEST_CASE("errors: every code of the loader has a deck") {
  std::set<std::string> codes;
  for (const auto& path : decks_in(kErrorDecks)) {
    SourceTexts sources;
    Diagnostics diagnostics;
    (void)load_deck(path, DiskFiles(), sources, diagnostics);
    for (const Diagnostic& each : diagnostics.all()) {
      codes.insert(each.code);
    }
  }
  CHECK(codes == std::set<std::string>{
                     "duplicate-name", "duplicate-slide", "include-cycle",
                     "include-missing", "include-outside", "missing-field",
                     "unknown-key", "unknown-name", "unknown-word",
                     "unused-key", "wrong-type", "wrong-value", "yaml",
                     "yaml-duplicate-key", "yaml-empty"});
}

}  // namespace
}  // namespace owldeck
