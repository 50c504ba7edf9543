#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::Studio;

/// Entropy of two variants over three widths, named out of order.
Studio studio_with_sweep() {
  Studio studio;
  Trace sweep{.experiment = "sweep", .tokens = {}, .steps = {}};
  sweep.steps = {
      {"entropy",
       "",
       "",
       {.axes = {{"head_dim", 3, {"16", "1", "4"}},
                 {"variant", 2, {"unscaled", "scaled"}}},
        .values = {0.25F, 1.5F, 1.75F, 1.75F, 1, 1.625F}}},
      {"means",
       "",
       "",
       {.axes = {{"temperature", 2, {"0.5", "2"}}}, .values = {0.5F, 1.5F}}},
      {"endless",
       "",
       "",
       {.axes = {{"temperature", 2, {"0", "2"}}},
        .values = {std::numeric_limits<float>::infinity(), 1}}}};
  studio.traces.emplace("sweep", sweep);
  return studio;
}

Figure lines_of(const std::string& tensor, bool logarithmic = false) {
  LinesFigure lines{.tensor = test::at(tensor), .unit = test::at("nats")};
  lines.logarithmic = {logarithmic, {"deck.yaml", 2, 1, 1}};
  return test::figure_of(lines);
}

/// The points of every stroked path with `count` of them.
std::vector<std::vector<Point>> lines_with(const Group& group,
                                           std::size_t count) {
  std::vector<std::vector<Point>> lines;
  test::for_each(group, [&](const Node& node) {
    const auto* path = std::get_if<Path>(&node.value);
    if (path && path->stroke && path->segments.size() == count) {
      lines.emplace_back();
      for (const Segment& segment : path->segments) {
        lines.back().push_back(segment.to);
      }
    }
  });
  return lines;
}

TEST_CASE("lines: every line has its name and last value at its end") {
  Studio studio = studio_with_sweep();
  const auto drawn = studio.draw(lines_of("sweep.entropy"));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "unscaled 0.25") == 1);
  CHECK(count_text(*drawn, "scaled 1.50") == 1);
  CHECK(count_text(*drawn, "entropy, nats") == 1);
}

TEST_CASE("lines: points rise from left to right, whatever their order") {
  Studio studio = studio_with_sweep();
  const auto drawn = studio.draw(lines_of("sweep.entropy"));
  REQUIRE(drawn.has_value());
  const auto lines = lines_with(*drawn, 3);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0][0].x < lines[0][1].x);
  CHECK(lines[0][1].x < lines[0][2].x);
  CHECK(lines[0][0].y < lines[0][2].y);
}

TEST_CASE("lines: powers of two are evenly spaced on a logarithmic axis") {
  Studio studio = studio_with_sweep();
  const auto drawn = studio.draw(lines_of("sweep.entropy", true));
  REQUIRE(drawn.has_value());
  const auto line = lines_with(*drawn, 3).at(0);
  CHECK(line[1].x - line[0].x == doctest::Approx(line[2].x - line[1].x));
  const auto even = studio.draw(lines_of("sweep.entropy"));
  REQUIRE(even.has_value());
  const auto other = lines_with(*even, 3).at(0);
  CHECK(other[2].x - other[1].x ==
        doctest::Approx(4 * (other[1].x - other[0].x)));
}

TEST_CASE("lines: lines that end at the same place have names apart") {
  Studio studio = studio_with_sweep();
  for (float& value : studio.traces["sweep"].steps[0].tensor.values) {
    value = 1;
  }
  const auto drawn = studio.draw(lines_of("sweep.entropy"));
  REQUIRE(drawn.has_value());
  std::vector<double> tops;
  test::for_each(*drawn, [&](const Node& node) {
    const auto* block = std::get_if<TextBlock>(&node.value);
    if (block && block->paragraphs[0].runs[0].text.ends_with("scaled 1.00")) {
      tops.push_back(block->box.y);
    }
  });
  REQUIRE(tops.size() == 2);
  CHECK(std::abs(tops[0] - tops[1]) >= studio.theme.value_size);
}

TEST_CASE("lines: a line that is alone has its values at its points") {
  Studio studio = studio_with_sweep();
  const auto drawn = studio.draw(lines_of("sweep.means"));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "0.50") == 1);
  CHECK(count_text(*drawn, "1.50") == 1);
  CHECK(drawn->info.alt ==
        "line chart of means in nats by temperature: 0.50 at 0.5, 1.50 at 2");
}

TEST_CASE("lines: alternative text tells every number of every line") {
  Studio studio = studio_with_sweep();
  const auto drawn = studio.draw(lines_of("sweep.entropy"));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "line chart of entropy in nats by head dim; unscaled: 1.75 at 1, 1.00 "
        "at 4, 0.25 at 16; scaled: 1.75 at 1, 1.62 at 4, 1.50 at 16");
}

TEST_CASE("lines: tokens are no numbers to draw over") {
  Studio studio = studio_with_sweep();
  const Diagnostic problem = studio.problem(lines_of("simple.weights"));
  CHECK(problem.code == "figure-axes");
  CHECK(problem.span.line == 1);
}

TEST_CASE("lines: 0 has no place on a logarithmic axis") {
  Studio studio = studio_with_sweep();
  const Diagnostic problem = studio.problem(lines_of("sweep.endless", true));
  CHECK(problem.code == "lines-value");
  CHECK(problem.span.line == 2);
}

TEST_CASE("lines: a value that is not finite is refused") {
  Studio studio = studio_with_sweep();
  CHECK(studio.problem(lines_of("sweep.endless")).code == "lines-value");
}

TEST_CASE("lines: a place too small is refused") {
  Studio studio = studio_with_sweep();
  studio.area.width = 400;
  CHECK(studio.problem(lines_of("sweep.entropy")).code == "figure-overflow");
}

}  // namespace
}  // namespace owldeck
