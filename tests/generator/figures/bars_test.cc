#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::Studio;

/// Adds three implementations' times, and a largest weight for two widths.
Studio studio_with_numbers() {
  Studio studio;
  Trace timings{.experiment = "timings", .tokens = {}, .steps = {}};
  timings.steps = {
      {"median",
       "",
       "",
       {.axes = {{"implementation", 3, {"stack", "streaming", "loop"}}},
        .values = {20, 5, 10}}},
      {"runs", "", "", {.axes = {}, .values = {7}}}};
  Trace widths{.experiment = "widths", .tokens = {}, .steps = {}};
  widths.steps = {{"largest_weight",
                   "",
                   "",
                   {.axes = {{"head_dim", 2, {"4", "64"}},
                             {"variant", 2, {"unscaled", "scaled"}}},
                    .values = {0.5F, 0.25F, 1, 0.75F}}}};
  studio.traces.emplace("timings", std::move(timings));
  studio.traces.emplace("widths", std::move(widths));
  return studio;
}

BarsFigure bars_of(const std::string& tensor) {
  return {.tensor = test::at(tensor), .unit = {}, .highlight = {}};
}

/// The bars' rectangles in drawing order, a legend's first.
std::vector<Rectangle> rectangles_of(const Group& group) {
  std::vector<Rectangle> rectangles;
  test::for_each(group, [&](const Node& node) {
    if (const auto* rectangle = std::get_if<Rectangle>(&node.value)) {
      rectangles.push_back(*rectangle);
    }
  });
  return rectangles;
}

std::vector<bool> coloured(const std::vector<Rectangle>& bars,
                           const Color& color) {
  std::vector<bool> result;
  for (const Rectangle& bar : bars) {
    result.push_back(bar.fill == Fill(color));
  }
  return result;
}

TEST_CASE("bars: a bar is as long as its number, from one line on") {
  Studio studio = studio_with_numbers();
  const auto drawn = studio.draw(test::figure_of(bars_of("timings.median")));
  REQUIRE(drawn.has_value());
  const auto bars = rectangles_of(*drawn);
  REQUIRE(bars.size() == 3);
  CHECK(bars[0].rect.width == doctest::Approx(4 * bars[1].rect.width));
  CHECK(bars[2].rect.width == doctest::Approx(2 * bars[1].rect.width));
  CHECK(bars[0].rect.x == bars[1].rect.x);
}

TEST_CASE("bars: names from the axis, values with their unit") {
  Studio studio = studio_with_numbers();
  BarsFigure bars = bars_of("timings.median");
  bars.unit = test::at("ms");
  bars.decimals.value = 1;
  const auto drawn = studio.draw(test::figure_of(bars));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "streaming") == 1);
  CHECK(count_text(*drawn, "20.0 ms") == 1);
}

TEST_CASE("bars: tokens name what has no names of its own") {
  Studio studio;
  const auto drawn =
      studio.draw(test::figure_of(bars_of("simple.weights[see]")));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "owls") == 1);
  CHECK(count_text(*drawn, "0.25") == 1);
}

TEST_CASE("bars: the least bar has colour, the others are quiet") {
  Studio studio = studio_with_numbers();
  const auto drawn = studio.draw(test::figure_of(bars_of("timings.median")));
  REQUIRE(drawn.has_value());
  CHECK(coloured(rectangles_of(*drawn), studio.theme.safe.color) ==
        std::vector<bool>{false, true, false});
}

TEST_CASE("bars: a named bar has the colour of its meaning instead") {
  Studio studio = studio_with_numbers();
  BarsFigure bars = bars_of("timings.median");
  bars.highlight = test::at("stack");
  bars.meaning = test::at("risk");
  const auto drawn = studio.draw(test::figure_of(bars));
  REQUIRE(drawn.has_value());
  CHECK(coloured(rectangles_of(*drawn), studio.theme.risk.color) ==
        std::vector<bool>{true, false, false});
}

TEST_CASE("bars: two axes are groups with a legend, the last bar coloured") {
  Studio studio = studio_with_numbers();
  const auto drawn =
      studio.draw(test::figure_of(bars_of("widths.largest_weight")));
  REQUIRE(drawn.has_value());
  CHECK(coloured(rectangles_of(*drawn), studio.theme.safe.color) ==
        std::vector<bool>{false, true, false, true, false, true});
  CHECK(count_text(*drawn, "unscaled") == 1);
}

TEST_CASE("bars: entries that are numbers stand below the axis' name") {
  Studio studio = studio_with_numbers();
  const auto drawn =
      studio.draw(test::figure_of(bars_of("widths.largest_weight")));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "head_dim") == 1);
}

TEST_CASE("bars: an index takes one group out of two") {
  Studio studio = studio_with_numbers();
  const auto drawn =
      studio.draw(test::figure_of(bars_of("widths.largest_weight[1]")));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "0.75") == 1);
  CHECK(count_text(*drawn, "0.25") == 0);
}

TEST_CASE("bars: alternative text says every number") {
  Studio studio = studio_with_numbers();
  BarsFigure bars = bars_of("timings.median");
  bars.unit = test::at("ms");
  bars.decimals.value = 0;
  const auto single = studio.draw(test::figure_of(bars));
  REQUIRE(single.has_value());
  CHECK(single->info.alt ==
        "bar chart of median by implementation; stack: 20 ms; streaming: 5 ms; "
        "loop: 10 ms");
  const auto grouped =
      studio.draw(test::figure_of(bars_of("widths.largest_weight")));
  REQUIRE(grouped.has_value());
  CHECK(grouped->info.alt ==
        "bar chart of largest weight by head dim; 4: unscaled 0.50, scaled "
        "0.25; 64: unscaled 1.00, scaled 0.75");
}

TEST_CASE("bars: nothing but zeros has bars of no length") {
  Studio studio;
  const auto drawn = studio.draw(test::figure_of(bars_of("causal.mask[owls]")));
  REQUIRE(drawn.has_value());
  for (const Rectangle& bar : rectangles_of(*drawn)) {
    CHECK(bar.rect.width == 0);
  }
}

TEST_CASE("bars: stay in their area, text no smaller than 24") {
  Studio studio = studio_with_numbers();
  const auto drawn =
      studio.draw(test::figure_of(bars_of("widths.largest_weight")));
  REQUIRE(drawn.has_value());
  CHECK(test::smallest_text(*drawn) >= 24);
  const auto& picture = std::get<Group>(drawn->children.front().value);
  for (const Rectangle& bar : rectangles_of(*drawn)) {
    CHECK(picture.offset.x + bar.rect.right() < studio.area.right());
    CHECK(picture.offset.y + bar.rect.bottom() < studio.area.bottom());
  }
}

TEST_CASE("bars: twelve are drawn, thirteen are refused with a hint") {
  Studio studio;
  for (const std::size_t size : {12U, 13U}) {
    Trace many{.experiment = "many", .tokens = {}, .steps = {}};
    many.steps = {
        {"values",
         "",
         "",
         {.axes = {{"value", size}}, .values = std::vector<float>(size, 1)}}};
    studio.traces["many"] = many;
    const auto drawn = studio.draw(test::figure_of(bars_of("many.values")));
    CHECK(drawn.has_value() == (size == 12));
  }
  REQUIRE(studio.diagnostics.all().size() == 1);
  const Diagnostic problem = studio.diagnostics.all().front();
  CHECK(problem.code == "figure-overflow");
  CHECK(problem.message == "13 bars: a figure has at most 12");
  CHECK(problem.hint == "compare fewer, or choose a row with one more index");
}

TEST_CASE("bars: a negative or infinite number is refused") {
  Studio studio;
  CHECK(studio.problem(test::figure_of(bars_of("simple.scores[we]"))).message ==
        "−1.00 is no length of a bar");
  Studio other;
  const Diagnostic problem =
      other.problem(test::figure_of(bars_of("causal.masked[we]")));
  CHECK(problem.code == "bars-value");
  CHECK(problem.message == "−∞ is no length of a bar");
}

TEST_CASE("bars: a shape without numbers is refused") {
  Studio studio;
  studio.traces.at("simple").steps.front().tensor.values.clear();
  const Diagnostic problem =
      studio.problem(test::figure_of(bars_of("simple.scores[we]")));
  CHECK(problem.code == "shapes-only");
}

TEST_CASE("bars: one number, or three axes, are no row of bars") {
  Studio studio = studio_with_numbers();
  const Diagnostic one =
      studio.problem(test::figure_of(bars_of("timings.runs")));
  CHECK(one.code == "figure-axes");
  CHECK(one.hint == "it is one number");
  Studio other;
  other.traces.at("simple").steps.front().tensor = {
      .axes = {{"head", 1}, {"query", 1}, {"key", 1}}, .values = {1}};
  const Diagnostic three =
      other.problem(test::figure_of(bars_of("simple.scores")));
  CHECK(three.code == "figure-axes");
  CHECK(three.hint ==
        "its axes are [head][query][key]: one or two must be left");
}

TEST_CASE("bars: a misspelled bar is refused with the nearest name") {
  Studio studio = studio_with_numbers();
  BarsFigure bars = bars_of("timings.median");
  bars.highlight = test::at("straming", 4);
  const Diagnostic problem = studio.problem(test::figure_of(bars));
  CHECK(problem.code == "unknown-name");
  CHECK(problem.span.line == 4);
  CHECK(problem.hint == "did you mean 'streaming'?");
}

TEST_CASE("bars: names that leave no room are refused") {
  Studio studio = studio_with_numbers();
  BarsFigure bars = bars_of("timings.median");
  bars.unit = test::at(std::string(60, 'x'));
  const Diagnostic problem = studio.problem(test::figure_of(bars));
  CHECK(problem.code == "figure-overflow");
  CHECK(problem.hint == "shorten the unit, or show fewer decimals");
}

TEST_CASE("bars: the label says below them what they measure") {
  Studio studio = studio_with_numbers();
  BarsFigure bars = bars_of("timings.median");
  bars.label = test::at("time of one call, median");
  const auto drawn = studio.draw(test::figure_of(bars));
  REQUIRE(drawn.has_value());
  CHECK(test::texts_of(*drawn).back() == "time of one call, median");
  CHECK(drawn->info.alt.starts_with("bar chart of time of one call, median"));
}

TEST_CASE("bars: an axis with a name of the code has it in mono") {
  Studio studio = studio_with_numbers();
  const auto drawn =
      studio.draw(test::figure_of(bars_of("widths.largest_weight")));
  REQUIRE(drawn.has_value());
  CHECK(test::style_of(*drawn, "head_dim").family == FontFamily::Mono);
}

}  // namespace
}  // namespace owldeck
