#include <doctest/doctest.h>

#include <set>

#include "generator/check/check.h"
#include "generator/deck/load.h"
#include "tests/generator/deck/annotations.h"

namespace owldeck {
namespace {

const std::filesystem::path kDecks = kErrorDecks / "check";

/// All findings of a deck that loads, its blueprint read from beside it.
Diagnostics findings(const std::filesystem::path& path, SourceTexts& sources) {
  const DiskFiles files;
  Diagnostics diagnostics;
  const auto deck = load_deck(path, files, sources, diagnostics);
  REQUIRE_MESSAGE(deck.has_value(), path);
  (void)check_anchors(*deck, diagnostics);
  check_slides(*deck, diagnostics);
  check_answers(*deck, diagnostics);
  if (deck->blueprint) {
    const auto file =
        kDecks / "blueprints" / (deck->blueprint->value + ".yaml");
    const auto text = files.read(file);
    REQUIRE(text.has_value());
    const auto blueprint = load_blueprint(file, *text, diagnostics);
    REQUIRE(blueprint.has_value());
    check_blueprint(*deck, *blueprint, diagnostics);
    check_minutes(*deck, *blueprint, diagnostics);
  }
  return diagnostics;
}

TEST_CASE("findings: every deck with flaws gives its findings and no other") {
  for (const auto& path : decks_in(kDecks)) {
    SourceTexts sources;
    const auto found = annotations_of(findings(path, sources), path);
    const auto expected = expected_in(sources[path.generic_string()]);
    CHECK_MESSAGE(is_as_expected(found, expected), path.filename(),
                  "\nexpected:\n", as_lines(expected), "found:\n",
                  as_lines(found));
  }
}

TEST_CASE("findings: every code of the checks has a deck") {
  std::set<std::string> codes;
  for (const auto& path : decks_in(kDecks)) {
    SourceTexts sources;
    const Diagnostics found = findings(path, sources);
    for (const Diagnostic& each : found.all()) {
      codes.insert(each.code);
    }
  }
  CHECK(codes == std::set<std::string>{
                     "anchor-cycle", "anchor-duplicate", "anchor-later",
                     "anchor-missing", "anchor-range", "anchor-unknown",
                     "answer-missing", "answer-unknown", "beginner-missing",
                     "blueprint-count", "blueprint-type", "minutes-missing",
                     "minutes-sum", "owl-missing", "slide-order"});
}

}  // namespace
}  // namespace owldeck
