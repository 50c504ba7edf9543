#include "generator/figures/parts.h"

#include <fmt/format.h>

#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::light_theme;
using test::texts_of;

constexpr Rect kCell{10, 10, 80, 40};

/// Whether some group clips its children to `rect`: how a hatch is drawn.
bool is_hatched(const Group& cell) {
  bool found = false;
  test::for_each(cell, [&](const Node& node) {
    const auto* group = std::get_if<Group>(&node.value);
    found = found || (group != nullptr && group->clip == kCell);
  });
  return found;
}

TEST_CASE("cell: a value is written in the ink that reads best") {
  const Theme theme = light_theme();
  const Group cell = value_cell(kCell, theme.weights.at(1), "0.24", theme, 24);
  CHECK(texts_of(cell) == std::vector<std::string>{"0.24"});
  const auto& text = std::get<TextBlock>(cell.children.back().value);
  const Color ink = text.paragraphs[0].runs[0].style.color;
  CHECK(contrast_ratio(ink, theme.weights.at(1)) >= 4.5);
}

TEST_CASE("cell: without a value it has no text") {
  const Theme theme = light_theme();
  CHECK(texts_of(value_cell(kCell, theme.panel, "", theme, 24)).empty());
}

TEST_CASE("cell: masked is hatched, a value is not") {
  const Theme theme = light_theme();
  CHECK(is_hatched(masked_cell(kCell, "−∞", theme, 24)));
  CHECK_FALSE(is_hatched(value_cell(kCell, theme.panel, "0", theme, 24)));
}

TEST_CASE("chip: the query stands out from the keys") {
  const Theme theme = light_theme();
  CHECK_FALSE(token_chip(kCell, "owls", true, theme, 24) ==
              token_chip(kCell, "owls", false, theme, 24));
}

TEST_CASE("colour: values below zero are on the other scale") {
  const Theme theme = light_theme();
  CHECK(weight_color(-1, 1, theme) == theme.negative.at(1));
  CHECK(weight_color(1, 1, theme) == theme.weights.at(1));
  CHECK(vector_color(0.5, 1, theme) == theme.vectors.at(0.5));
}

TEST_CASE("colour: an all-zero matrix has the ground's colour") {
  const Theme theme = light_theme();
  CHECK(weight_color(0, 0, theme) == theme.weights.at(0));
}

TEST_CASE("ticks: round values within the range") {
  const ScaleRange range{.smallest = 0, .largest = 0.237};
  CHECK(ticks_of(range).size() == 3);
  CHECK(tick_text(ticks_of(range)[2], range) == "0.2");
}

TEST_CASE("ticks: a range around zero has zero as a tick") {
  const ScaleRange range{.smallest = -0.5, .largest = 1};
  std::vector<std::string> texts;
  for (const double tick : ticks_of(range)) {
    texts.push_back(tick_text(tick, range));
  }
  CHECK(texts == std::vector<std::string>{"−0.5", "0", "0.5", "1.0"});
}

TEST_CASE("readable_on: every meaning can be read on its tint in any theme") {
  for (const char* name : {"executive-light", "blueprint-dark"}) {
    Diagnostics diagnostics;
    const Templates templates;
    const auto theme =
        load_theme(*templates.find(fmt::format("themes/{}.yaml", name)),
                   templates, diagnostics);
    REQUIRE(theme.has_value());
    for (const std::string& meaning : meaning_names()) {
      CAPTURE(name);
      CAPTURE(meaning);
      const Meaning* of = theme->meaning(meaning);
      const Color ink = readable_on(of->color, of->tint, *theme);
      CHECK(contrast_ratio(ink, of->tint) >= 4.5);
    }
  }
}

TEST_CASE("token_chips: each has its place, and one asks") {
  const Theme theme = test::light_theme();
  const std::vector<Rect> places{{0, 0, 90, 50}, {100, 0, 90, 50}};
  const Group chips = token_chips(places, {"we", "see"}, 1, theme, 24);
  REQUIRE(chips.children.size() == 2);
  CHECK(chips.children[0] ==
        Node{token_chip(places[0], "we", false, theme, 24)});
  CHECK(chips.children[1] ==
        Node{token_chip(places[1], "see", true, theme, 24)});
}

}  // namespace
}  // namespace owldeck
