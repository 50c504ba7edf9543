#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::Studio;

/// Attentions of two heads: a small one, and one four times as wide.
Studio studio_with_attentions() {
  Studio studio;
  for (const std::size_t width : {2U, 8U}) {
    const std::string name = width == 2 ? "small" : "wide";
    Trace trace{.experiment = name, .tokens = {}, .steps = {}};
    trace.steps = {
        {"W_query", "", "", {.axes = {{"d_in", width}, {"d_out", width}}}},
        {"b_query", "", "", {.axes = {{"d_out", width}}}},
        {"queries", "", "", {.axes = {{"token", 1000}, {"d_out", width}}}},
        {"head_queries",
         "",
         "",
         {.axes = {{"batch", 3},
                   {"head", 2},
                   {"token", 1000},
                   {"head_dim", width / 2}}}}};
    studio.traces.emplace(name, trace);
  }
  return studio;
}

Figure table_of(const std::vector<std::string>& names) {
  ConfigurationsFigure table;
  for (const std::string& name : names) {
    table.rows.push_back({.experiment = test::at(name), .title = {}});
  }
  return test::figure_of(table);
}

/// The widths of the weights' bars.
std::vector<double> bars_of(const Group& group, const Theme& theme) {
  std::vector<double> bars;
  test::for_each(group, [&](const Node& node) {
    const auto* box = std::get_if<Rectangle>(&node.value);
    if (box && box->fill == Fill(theme.core.color)) {
      bars.push_back(box->rect.width);
    }
  });
  return bars;
}

TEST_CASE("configurations: weights are counted from shapes, with biases") {
  Studio studio = studio_with_attentions();
  const auto drawn = studio.draw(table_of({"wide"}));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "72") == 1);
}

TEST_CASE("configurations: scores are those of one sentence, in groups of 3") {
  Studio studio = studio_with_attentions();
  const auto drawn = studio.draw(table_of({"small"}));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "2,000,000") == 1);
}

TEST_CASE("configurations: a bar is as long as its share of the largest") {
  Studio studio = studio_with_attentions();
  const auto drawn = studio.draw(table_of({"small", "wide"}));
  REQUIRE(drawn.has_value());
  const auto bars = bars_of(*drawn, studio.theme);
  REQUIRE(bars.size() == 2);
  CHECK(bars[0] / bars[1] == doctest::Approx(6.0 / 72));
}

TEST_CASE("configurations: alternative text tells every size") {
  Studio studio = studio_with_attentions();
  Figure figure = table_of({"small"});
  std::get<ConfigurationsFigure>(figure.kind).rows[0].title =
      test::at("Two heads");
  const auto drawn = studio.draw(figure);
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "table of attention sizes: Two heads, 2 width, 2 heads, 1 head dim, 6 "
        "weights, 1,000 tokens, 2,000,000 scores");
}

TEST_CASE("configurations: an attention without heads is refused") {
  Studio studio = studio_with_attentions();
  const Diagnostic problem = studio.problem(table_of({"simple"}));
  CHECK(problem.code == "figure-axes");
  CHECK(problem.span.line == 1);
}

TEST_CASE("configurations: a table too wide or high is refused") {
  Studio wide = studio_with_attentions();
  wide.area.width = 600;
  CHECK(wide.problem(table_of({"small"})).hint == "shorten the titles");
  Studio high = studio_with_attentions();
  high.area.height = 180;
  CHECK(high.problem(table_of({"small", "wide"})).hint == "compare fewer");
}

TEST_CASE("configurations: text is no smaller than 20") {
  Studio studio = studio_with_attentions();
  const auto drawn = studio.draw(table_of({"small", "wide"}));
  REQUIRE(drawn.has_value());
  CHECK(test::smallest_text(*drawn) >= 20);
}

TEST_CASE("configurations: a log scale goes from power of 10 to power of 10") {
  Studio studio = studio_with_attentions();
  Figure figure = table_of({"small", "wide"});
  std::get<ConfigurationsFigure>(figure.kind).logarithmic.value = true;
  const auto drawn = studio.draw(figure);
  REQUIRE(drawn.has_value());
  const auto bars = bars_of(*drawn, studio.theme);
  REQUIRE(bars.size() == 2);
  CHECK(bars[0] / bars[1] ==
        doctest::Approx(std::log10(6.0) / std::log10(72.0)));
  CHECK(count_text(*drawn, "100") == 1);  // 10 and its power 0
  CHECK(count_text(*drawn, "102") == 1);
}

TEST_CASE("configurations: a log scale says that it is one") {
  Studio studio = studio_with_attentions();
  Figure figure = table_of({"small"});
  CHECK(count_text(*studio.draw(figure), "bars on a log scale") == 0);
  std::get<ConfigurationsFigure>(figure.kind).logarithmic.value = true;
  CHECK(count_text(*studio.draw(figure), "bars on a log scale") == 1);
}

TEST_CASE("configurations: a title too long for one line takes a second") {
  Studio studio = studio_with_attentions();
  Figure figure = table_of({"small"});
  std::get<ConfigurationsFigure>(figure.kind).rows[0].title =
      test::at("A rather long name of one");
  const auto drawn = studio.draw(figure);
  REQUIRE(drawn.has_value());
  const auto bars = bars_of(*drawn, studio.theme);
  REQUIRE(bars.size() == 1);
  std::get<ConfigurationsFigure>(figure.kind).rows[0].title =
      test::at("A rather long name of one that needs a third line or more");
  CHECK(studio.problem(figure).hint == "shorten the titles");
}

}  // namespace
}  // namespace owldeck
