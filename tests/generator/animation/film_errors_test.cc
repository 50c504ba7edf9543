#include <doctest/doctest.h>

#include <set>

#include "generator/animation/animation.h"
#include "generator/attention/run.h"
#include "generator/deck/load.h"
#include "tests/generator/animation/film_support.h"
#include "tests/generator/deck/annotations.h"

namespace owldeck {
namespace {

const std::filesystem::path kDecks = kErrorDecks / "film";

/// What is wrong with the films of a deck that loads.
Diagnostics findings(const std::filesystem::path& path, SourceTexts& sources) {
  Diagnostics diagnostics;
  const auto deck = load_deck(path, DiskFiles(), sources, diagnostics);
  REQUIRE_MESSAGE(deck.has_value(), path);
  const Traces traces =
      run_experiments(deck->experiments, deck->data_files, diagnostics);
  for (const AnimationSpec& spec : deck->animations) {
    const std::size_t before = diagnostics.all().size();
    const auto clip =
        make_clip(spec, traces, light_theme(), text_engine(), diagnostics);
    CHECK_FALSE(clip.has_value());
    CHECK_MESSAGE(diagnostics.all().size() == before + 1, spec.id.value);
  }
  return diagnostics;
}

}  // namespace

TEST_CASE("film errors: every deck gives its problems and no other") {
  for (const auto& path : decks_in(kDecks)) {
    SourceTexts sources;
    const auto found = annotations_of(findings(path, sources), path);
    const auto expected = expected_in(sources[path.generic_string()]);
    CHECK_MESSAGE(is_as_expected(found, expected), path.filename(),
                  "\nexpected:\n", as_lines(expected), "found:\n",
                  as_lines(found));
  }
}

TEST_CASE("film errors: every code has a deck, and every problem a hint") {
  std::set<std::string> codes;
  for (const auto& path : decks_in(kDecks)) {
    SourceTexts sources;
    const Diagnostics all = findings(path, sources);
    for (const Diagnostic& found : all.all()) {
      codes.insert(found.code);
      CHECK_MESSAGE(!found.hint.empty(), found.message);
    }
  }
  for (const char* code :
       {"unknown-kind", "unused-key", "missing-field", "unknown-token",
        "unknown-tensor", "unknown-layer", "unknown-head", "unknown-step",
        "duplicate-name", "unknown-easing", "film-hold", "film-length",
        "film-caption", "film-part", "film-title"}) {
    CHECK_MESSAGE(codes.contains(code), code);
  }
}

}  // namespace owldeck
