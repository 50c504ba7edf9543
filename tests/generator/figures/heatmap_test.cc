#include <limits>

#include "generator/attention/expression.h"
#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::heatmap_of;
using test::Studio;

Group draw(const Figure& figure) {
  Studio studio;
  const auto drawn = studio.draw(figure);
  REQUIRE(studio.diagnostics.all().empty());
  return drawn.value();
}

long hatched_cells(const Group& group) {
  long count = 0;
  test::for_each(group, [&](const Node& node) {
    const auto* inner = std::get_if<Group>(&node.value);
    count += inner != nullptr && inner->clip ? 1 : 0;
  });
  return count;
}

/// Scale bars: the only rectangles that are filled with a gradient.
long gradients(const Group& group) {
  long count = 0;
  test::for_each(group, [&](const Node& node) {
    const auto* box = std::get_if<Rectangle>(&node.value);
    count += box != nullptr && box->fill &&
                     std::holds_alternative<LinearGradient>(*box->fill)
                 ? 1
                 : 0;
  });
  return count;
}

/// Rectangles without fill and with a stroke of the structure's colour.
std::vector<Rect> outlines(const Group& group) {
  const Color core = test::light_theme().core.color;
  std::vector<Rect> found;
  test::for_each(group, [&](const Node& node) {
    const auto* box = std::get_if<Rectangle>(&node.value);
    if (box != nullptr && !box->fill && box->stroke &&
        box->stroke->color == core) {
      found.push_back(box->rect);
    }
  });
  return found;
}

TEST_CASE("heatmap: every cell holds its tensor's value") {
  const Group group = draw(heatmap_of("simple.weights"));
  const Traces traces = test::traces();
  const Tensor weights = *traces.at("simple").find("weights");
  long expected = 0;
  for (const float value : weights.values) {
    const std::string text = format_number(static_cast<double>(value), 2);
    CHECK(count_text(group, text) >= 1);
    ++expected;
  }
  const auto texts = test::texts_of(group);
  CHECK(std::count_if(texts.begin(), texts.end(), [](const std::string& text) {
          return text.size() == 4 && text.starts_with("0.");
        }) == expected);
}

TEST_CASE("heatmap: `decimals` decides the digits") {
  Figure figure = heatmap_of("simple.weights");
  std::get<HeatmapFigure>(figure.kind).decimals.value = 3;
  CHECK(count_text(draw(figure), "0.125") == 1);
}

TEST_CASE("heatmap: tokens stand at the side and along the top") {
  CHECK(count_text(draw(heatmap_of("simple.weights")), "owls") == 2);
}

TEST_CASE("heatmap: the query's row is outlined, all cells wide") {
  const auto found = outlines(draw(heatmap_of("simple.weights", "see")));
  REQUIRE(found.size() == 1);
  CHECK(found[0].width > 3 * found[0].height);
}

TEST_CASE("heatmap: without a query nothing is outlined") {
  CHECK(outlines(draw(heatmap_of("simple.weights"))).empty());
}

TEST_CASE("heatmap: row sums are 1.00 where asked for") {
  Figure figure = heatmap_of("simple.weights");
  CHECK(count_text(draw(figure), "1.00") == 0);
  std::get<HeatmapFigure>(figure.kind).sums.value = true;
  CHECK(count_text(draw(figure), "1.00") == 3);
}

TEST_CASE("heatmap: scores of minus infinity are hatched") {
  const Group group = draw(heatmap_of("causal.masked"));
  CHECK(count_text(group, "−∞") == 3);
  CHECK(hatched_cells(group) == 4);  // and the legend's
}

TEST_CASE("heatmap: weights of the future are hatched and say 0") {
  const Group group = draw(heatmap_of("causal.weights"));
  // The scale bar has a 0 too.
  CHECK(count_text(group, "0") == 4);
  CHECK(hatched_cells(group) == 4);
}

TEST_CASE("heatmap: a real zero without a mask is not hatched") {
  CHECK(hatched_cells(draw(heatmap_of("simple.context"))) == 0);
}

TEST_CASE("heatmap: scores before the mask are not hatched") {
  CHECK(hatched_cells(draw(heatmap_of("causal.scores"))) == 0);
}

TEST_CASE("heatmap: the mask's ones are hatched and whole") {
  const Group group = draw(heatmap_of("causal.mask"));
  CHECK(count_text(group, "1") == 3);
  CHECK(count_text(group, "0") == 6);
}

TEST_CASE("heatmap: values below zero take the scale's other side") {
  const Theme theme = test::light_theme();
  const Group group = draw(heatmap_of("simple.scores"));
  bool found = false;
  test::for_each(group, [&](const Node& node) {
    const auto* box = std::get_if<Rectangle>(&node.value);
    if (box != nullptr && box->fill) {
      const Color* fill = std::get_if<Color>(&*box->fill);
      found = found || (fill != nullptr && *fill == theme.negative.at(1.0 / 3));
    }
  });
  CHECK(found);
}

TEST_CASE("heatmap: without arrows panels have no numbers either") {
  Studio studio;
  Figure figure = heatmap_of("simple.weights");
  auto& heatmap = std::get<HeatmapFigure>(figure.kind);
  heatmap.panels[0].title = test::at("One");
  heatmap.panels.push_back(
      {.tensor = test::at("causal.weights"), .title = test::at("Other")});
  heatmap.arrows.value = false;
  const auto drawn = studio.draw(figure);
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "One") == 1);
  CHECK(count_text(*drawn, "1") == 0);
  CHECK(count_text(*drawn, "2") == 0);
}

TEST_CASE("heatmap: an edited mask is a mask, dropped weights are weights") {
  Studio studio;
  Trace& causal = studio.traces.at("causal");
  causal.steps.push_back(
      {"edited", "", "",
       test::matrix("query", "key", 3, {0, 2, 2, 0, 0, 2, 0, 0, 0})});
  causal.steps.push_back(
      {"dropped", "", "",
       test::matrix("query", "key", 3, {2, 0, 0, 0, 1.5F, 0, 1, 0, 0})});
  const auto edited = studio.draw(heatmap_of("causal.edited"));
  REQUIRE(edited.has_value());
  CHECK(count_text(*edited, "2") == 3);
  CHECK(edited->info.alt.find("the causal mask") != std::string::npos);
  const auto dropped = studio.draw(heatmap_of("causal.dropped"));
  REQUIRE(dropped.has_value());
  CHECK(count_text(*dropped, "0") == 4);
  CHECK(count_text(*dropped, "0.00") == 3);
  CHECK(dropped->info.alt.find("attention weights") != std::string::npos);
}

TEST_CASE("heatmap: several panels are numbered and joined by one scale") {
  Figure figure = heatmap_of("simple.weights", "see");
  auto& heatmap = std::get<HeatmapFigure>(figure.kind);
  heatmap.panels[0].title = test::at("Before");
  heatmap.panels.push_back(
      {.tensor = test::at("causal.weights"), .title = test::at("After")});
  const Group group = draw(figure);
  CHECK(count_text(group, "1") == 1);
  CHECK(count_text(group, "2") == 1);
  CHECK(count_text(group, "Before") == 1);
  CHECK(count_text(group, "weight") == 1);
  CHECK(outlines(group).size() == 2);
}

TEST_CASE("heatmap: scores and weights side by side have a scale each") {
  Figure figure = heatmap_of("simple.scores", "see");
  auto& heatmap = std::get<HeatmapFigure>(figure.kind);
  heatmap.panels[0].title = test::at("Scores");
  heatmap.panels.push_back(
      {.tensor = test::at("simple.weights"), .title = test::at("Weights")});
  heatmap.query.reset();
  CHECK(gradients(draw(figure)) == 2);
  heatmap.panels[0].tensor = test::at("simple.weights");
  CHECK(gradients(draw(figure)) == 1);
}

TEST_CASE("heatmap: arcs stand on the keys, the strongest with its number") {
  Figure figure = heatmap_of("simple.weights", "see");
  std::get<HeatmapFigure>(figure.kind).arcs.value = true;
  // Once in its cell, once at the arc.
  CHECK(count_text(draw(figure), "0.62") == 2);
}

TEST_CASE("heatmap: arcs without a query are refused") {
  Figure figure = heatmap_of("simple.weights");
  std::get<HeatmapFigure>(figure.kind).arcs.value = true;
  Studio studio;
  CHECK(studio.problem(figure).code == "figure-query");
}

TEST_CASE("heatmap: no text is under 20 units") {
  CHECK(test::smallest_text(draw(heatmap_of("causal.weights", "we"))) >= 20);
}

/// `count` tokens of `length` letters with even weights.
Studio crowded(std::size_t count, std::size_t length) {
  Studio studio;
  Trace& trace = studio.traces.at("simple");
  trace.tokens.clear();
  for (std::size_t i = 0; i < count; ++i) {
    trace.tokens.push_back(std::string(length, static_cast<char>('a' + i)));
  }
  trace.steps = {
      {"weights", "A", "softmax",
       test::matrix("query", "key", count,
                    std::vector<float>(count * count,
                                       1.0F / static_cast<float>(count)))}};
  return studio;
}

TEST_CASE("heatmap: ten long tokens fit without values") {
  Studio studio = crowded(10, 9);
  Figure figure = heatmap_of("simple.weights");
  std::get<HeatmapFigure>(figure.kind).decimals.value = 3;
  const auto drawn = studio.draw(figure);
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "0.100") == 0);
  CHECK(count_text(*drawn, "ccccccccc") == 2);
  CHECK(test::smallest_text(*drawn) >= 20);
}

TEST_CASE("heatmap: eight tokens still show their values") {
  Studio studio = crowded(8, 4);
  const auto drawn = studio.draw(heatmap_of("simple.weights"));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "0.12") == 64);
}

TEST_CASE("heatmap: too little room is an overflow that says what is short") {
  Studio studio = crowded(8, 4);
  studio.area = {0, 0, 400, 300};
  const Diagnostic problem = studio.problem(heatmap_of("simple.weights"));
  CHECK(problem.code == "figure-overflow");
  CHECK(problem.hint == "use fewer tokens, panels or decimals");
}

TEST_CASE("heatmap: words are written from the tensor") {
  const Group group = draw(heatmap_of("simple.weights", "see"));
  CHECK(group.info.alt ==
        "heatmap of attention weights, 3 queries by 3 keys; query 'see' gives "
        "62 % to 'see', most of all");
}

TEST_CASE("heatmap: the words count what the mask hides") {
  const Group group = draw(heatmap_of("causal.masked", "see"));
  CHECK(group.info.alt ==
        "heatmap of attention behind the causal mask, 3 queries by 3 keys; 3 "
        "cells hidden by the causal mask; query 'see' scores highest with "
        "'see', 3.00");
}

TEST_CASE("heatmap: of several panels those of weights have sums") {
  Studio studio;
  Figure figure = test::heatmap_of("causal.scores");
  auto& heatmap = std::get<HeatmapFigure>(figure.kind);
  heatmap.panels.push_back({.tensor = test::at("causal.weights")});
  heatmap.sums.value = true;
  const auto drawn = studio.draw(figure);
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "sum") == 1);
}

TEST_CASE("heatmap: what is no number is said and shown as what is wrong") {
  Studio studio;
  for (Step& step : studio.traces.at("simple").steps) {
    if (step.name == "weights") {
      step.tensor.values[0] = std::numeric_limits<float>::quiet_NaN();
    }
  }
  const std::string query = studio.traces.at("simple").tokens[0];
  const auto drawn = studio.draw(heatmap_of("simple.weights", query));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "NaN") == 1);
  CHECK(drawn->info.alt ==
        "heatmap of attention weights, 3 queries by 3 keys; "
        "1 of 3 values of query '" +
            query + "' are NaN");
}

}  // namespace
}  // namespace owldeck
