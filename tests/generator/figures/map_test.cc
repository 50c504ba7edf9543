#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::Studio;

MapFigure map_of_two() {
  MapFigure map;
  map.nodes = {
      {test::at("a"),
       {test::at("Scores"), test::at("one a pair"), test::at("probability")}},
      {test::at("b"),
       {test::at("Weights"),
        test::at("first {{ simple.weights[we][we] | .1f }}"),
        {}}}};
  map.edges = {{test::at("a"), test::at("b", 7), test::at("softmax")}};
  return map;
}

TEST_CASE("map: nodes and arrows have their words, with numbers") {
  Studio studio;
  const auto drawn = studio.draw(test::figure_of(map_of_two()));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "Scores") == 1);
  CHECK(count_text(*drawn, "softmax") == 1);
  CHECK(count_text(*drawn, "first 0.7") == 1);
  CHECK(drawn->info.alt ==
        "map: Scores: one a pair; Weights: first 0.7; Scores softmax Weights");
}

TEST_CASE("map: a node has the colour of its meaning") {
  Studio studio;
  const auto drawn = studio.draw(test::figure_of(map_of_two()));
  REQUIRE(drawn.has_value());
  std::vector<Fill> fills;
  test::for_each(*drawn, [&](const Node& node) {
    if (const auto* box = std::get_if<Rectangle>(&node.value)) {
      fills.push_back(*box->fill);
    }
  });
  CHECK(fills ==
        std::vector<Fill>{studio.theme.probability.tint, studio.theme.panel});
}

TEST_CASE("map: a title reads well on every meaning's tint") {
  for (const std::string& meaning : meaning_names()) {
    Studio studio;
    MapFigure map = map_of_two();
    map.nodes[0].box.meaning = test::at(meaning);
    const auto drawn = studio.draw(test::figure_of(map));
    REQUIRE(drawn.has_value());
    test::for_each(*drawn, [&](const Node& node) {
      const auto* block = std::get_if<TextBlock>(&node.value);
      if (block && block->paragraphs[0].runs[0].text == "Scores") {
        CHECK(contrast_ratio(block->paragraphs[0].runs[0].style.color,
                             studio.theme.meaning(meaning)->tint) >= 4.5);
      }
    });
  }
}

TEST_CASE("map: twelve nodes in a chain fit on a slide") {
  MapFigure map;
  for (int i = 0; i < 12; ++i) {
    map.nodes.push_back(
        {test::at("n" + std::to_string(i)), {test::at("Idea"), {}, {}}});
    if (i > 2) {
      map.edges.push_back({test::at("n" + std::to_string(i - 3)),
                           test::at("n" + std::to_string(i)),
                           {}});
    }
  }
  Studio studio;
  CHECK(studio.draw(test::figure_of(map)).has_value());
}

TEST_CASE("map: an arrow to itself or to nowhere is refused at its place") {
  Studio studio;
  MapFigure map = map_of_two();
  map.edges[0].to.value = "a";
  const Diagnostic itself = studio.problem(test::figure_of(map));
  CHECK(itself.code == "map-edge");
  CHECK(itself.span.line == 7);
  Studio other;
  map.edges[0].to.value = "c";
  CHECK(other.problem(test::figure_of(map)).code == "unknown-name");
}

TEST_CASE("map: a word wider than any box is refused") {
  Studio studio;
  MapFigure map = map_of_two();
  map.nodes[0].box.title.value = std::string(60, 'x');
  CHECK(studio.problem(test::figure_of(map)).code == "figure-overflow");
}

TEST_CASE("map: a line break in a text breaks the line and makes no gap") {
  Studio studio;
  MapFigure map = map_of_two();
  map.nodes[0].box.text = test::at("one\na pair");
  const auto drawn = studio.draw(test::figure_of(map));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "one") == 1);
  CHECK(count_text(*drawn, "a pair") == 1);
  CHECK(drawn->info.alt.starts_with("map: Scores: one a pair;"));
  test::for_each(*drawn, [](const Node& node) {
    const auto* block = std::get_if<TextBlock>(&node.value);
    if (block && block->paragraphs.size() == 3) {
      CHECK(block->paragraphs[2].space_before == 0);
    }
  });
}

TEST_CASE("map: texts are 24 where only titles have to give way") {
  Studio studio;
  MapFigure map = map_of_two();
  map.edges.clear();
  for (int i = 0; i < 5; ++i) {
    MapNode node = map.nodes[0];
    node.id.value = std::string(1, static_cast<char>('c' + i));
    map.nodes.push_back(node);
  }
  studio.area = {96, 216, 994, 720};
  const auto drawn = studio.draw(test::figure_of(map));
  REQUIRE(drawn.has_value());
  CHECK(test::smallest_text(*drawn) == studio.theme.value_size);
}

}  // namespace
}  // namespace owldeck
