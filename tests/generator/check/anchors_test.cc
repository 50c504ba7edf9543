#include "generator/check/anchors.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "generator/deck/load.h"

namespace owldeck {
namespace {

Anchor anchor(const std::string& id, std::vector<Prerequisite> needs = {}) {
  Anchor made;
  made.id = {id, {"deck.yaml", 1, 1, 1}};
  made.objective.value = "objective of " + id;
  made.prerequisites = std::move(needs);
  return made;
}

Prerequisite one(const std::string& id) {
  return {{id, {"deck.yaml", 1, 1, 1}}, std::nullopt};
}

Prerequisite range(const std::string& first, int last) {
  return {{first, {"deck.yaml", 1, 1, 1}}, last};
}

/// A deck whose slides have these anchors; each on a line of its own.
Deck deck_of(std::vector<Anchor> anchors) {
  Deck deck;
  for (Anchor& each : anchors) {
    Slide& slide = deck.slides.emplace_back();
    slide.number.value = static_cast<int>(deck.slides.size());
    each.id.span.line = slide.number.value;
    slide.anchor = std::move(each);
  }
  return deck;
}

TEST_CASE("anchors: a range is spelled out in the graph") {
  Diagnostics diagnostics;
  const AnchorGraph graph =
      check_anchors(deck_of({anchor("A-01"), anchor("A-02"), anchor("A-03"),
                             anchor("B", {range("A-01", 3)})}),
                    diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(graph.anchors.at(3).needs ==
        std::vector<std::string>{"A-01", "A-02", "A-03"});
}

TEST_CASE("anchors: a range keeps the number of digits") {
  Diagnostics diagnostics;
  const AnchorGraph graph = check_anchors(
      deck_of({anchor("A-9"), anchor("A-10"), anchor("B", {range("A-9", 10)})}),
      diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(graph.anchors.at(2).needs == std::vector<std::string>{"A-9", "A-10"});
}

TEST_CASE("anchors: a range turned round says how to write it") {
  Diagnostics diagnostics;
  (void)check_anchors(deck_of({anchor("A-01"), anchor("A-02"),
                               anchor("B", {range("A-02", 1)})}),
                      diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].hint == "write A-01..02");
}

TEST_CASE("anchors: a long chain does not exhaust the stack") {
  std::vector<Anchor> anchors{anchor("A-0")};
  for (int i = 1; i < 50'000; ++i) {
    anchors.push_back(
        anchor("A-" + std::to_string(i), {one("A-" + std::to_string(i - 1))}));
  }
  anchors.front().prerequisites.push_back(one("A-49999"));
  Diagnostics diagnostics;
  (void)check_anchors(deck_of(std::move(anchors)), diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "anchor-cycle");
}

TEST_CASE("anchors: a cycle is reported once, whatever leads into it") {
  Diagnostics diagnostics;
  (void)check_anchors(deck_of({anchor("A", {one("B")}), anchor("B", {one("A")}),
                               anchor("C", {one("A"), one("B")})}),
                      diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message == "anchors need each other: A → B → A");
}

TEST_CASE("anchors: a diamond is no cycle") {
  Diagnostics diagnostics;
  (void)check_anchors(
      deck_of({anchor("A"), anchor("B", {one("A")}), anchor("C", {one("A")}),
               anchor("D", {one("B"), one("C")})}),
      diagnostics);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("anchors: the course has seventeen, all in order") {
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto deck = load_deck(
      std::filesystem::path(OWLDECK_SOURCE_DIR) / "content/attention/deck.yaml",
      DiskFiles(), sources, diagnostics);
  REQUIRE(deck.has_value());
  const AnchorGraph graph = check_anchors(*deck, diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(graph.anchors.size() == 17);
}

}  // namespace
}  // namespace owldeck
