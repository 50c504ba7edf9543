#include "generator/deck/gate.h"

#include <doctest/doctest.h>

#include "generator/deck/load.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {
namespace {

/// The settings of a deck with these lines below `gates`.
std::vector<GateSetting> settings(const std::string& gates,
                                  Diagnostics& diagnostics) {
  const FakeFiles files(
      {{"deck.yaml", "deck:\n  id: d\n  title: D\n  gates:\n" + gates +
                         "slides:\n  - {slide: 1, type: title, topic: t, "
                         "title: T, owl: o}\n"}});
  SourceTexts sources;
  return read_deck("deck.yaml", files, sources, diagnostics).deck.gates;
}

Gate by_first_word(std::string_view code) {
  return code.starts_with("owl")       ? Gate::Owl
         : code.starts_with("minutes") ? Gate::Minutes
                                       : Gate::Format;
}

Diagnostics some_findings() {
  Diagnostics found;
  found.error({"deck.yaml", 9, 1, 1}, "owl-missing", "no owl");
  found.error({"deck.yaml", 9, 1, 1}, "minutes-missing", "no minutes");
  found.error({"deck.yaml", 8, 1, 1}, "minutes-missing", "no minutes");
  found.error({"deck.yaml", 7, 1, 1}, "unknown-key", "unknown key");
  return found;
}

const std::string kGates =
    "    minutes: {state: warning, reason: not timed yet}\n"
    "    owl: {state: off, reason: written last}\n";

TEST_CASE("gates: a setting has a gate, a state and a reason") {
  Diagnostics none;
  const auto read = settings(kGates, none);
  CHECK(none.all().empty());
  REQUIRE(read.size() == 2);
  CHECK(read[0].gate.value == Gate::Minutes);
  CHECK(read[0].state.value == GateState::Warning);
  CHECK(read[0].reason.value == "not timed yet");
  CHECK(read[1].state.value == GateState::Off);
}

TEST_CASE("gates: a setting without a reason is refused") {
  Diagnostics found;
  (void)settings("    owl: {state: off}\n", found);
  REQUIRE(found.all().size() == 1);
  CHECK(found.all()[0].code == "missing-field");
}

TEST_CASE("gates: what must not be shown cannot be made milder") {
  for (const std::string gate : {"format", "numbers", "leakage"}) {
    Diagnostics found;
    (void)settings("    " + gate + ": {state: off, reason: r}\n", found);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].code == "gate-fixed");
    CHECK(found.all()[0].span.line == 5);
    CHECK(found.all()[0].span.column == 5);
  }
}

TEST_CASE("gates: an unknown gate is named with the nearest") {
  Diagnostics found;
  (void)settings("    minuts: {state: off, reason: r}\n", found);
  REQUIRE(found.all().size() == 1);
  CHECK(found.all()[0].hint == "did you mean 'minutes'?");
}

TEST_CASE("gates: findings become warnings, or are left out") {
  Diagnostics none;
  const Diagnostics judged =
      with_settings(some_findings(), settings(kGates, none), by_first_word);
  REQUIRE(judged.all().size() == 3);
  CHECK(judged.all()[0].severity == Severity::Warning);
  CHECK(judged.all()[2].code == "unknown-key");
  CHECK(judged.all()[2].severity == Severity::Error);
}

TEST_CASE("gates: a build sums up the findings of a gate at its setting") {
  Diagnostics none;
  const Diagnostics judged = summed_by_settings(
      some_findings(), settings(kGates, none), by_first_word);
  REQUIRE(judged.all().size() == 2);
  CHECK(judged.all()[0].code == "unknown-key");
  CHECK(judged.all()[1].code == "gate-milder");
  CHECK(judged.all()[1].message ==
        "gate 'minutes' has 2 findings: not timed yet");
  CHECK(judged.all()[1].span == Span{"deck.yaml", 5, 5, 7});
}

TEST_CASE("gates: every gate has its word, in the order of the report") {
  std::string words;
  for (const Gate gate : all_gates()) {
    words += std::string(to_string(gate)) + " ";
  }
  CHECK(words ==
        "format numbers structure anchors assets code owl beginner leakage fit "
        "contrast alternative minutes sources animations references ");
}

}  // namespace
}  // namespace owldeck
