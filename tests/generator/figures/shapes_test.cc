#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::Studio;

Figure shapes_of(const std::string& experiment,
                 const std::vector<std::string>& steps) {
  ShapesFigure shapes{.experiment = test::at(experiment), .steps = {}};
  for (const std::string& step : steps) {
    shapes.steps.push_back(test::at(step, 2));
  }
  return test::figure_of(shapes);
}

/// The texts of runs in the colour of changed axes.
std::vector<std::string> coloured(const Group& group) {
  const Color flow = test::light_theme().flow.color;
  std::vector<std::string> texts;
  test::for_each(group, [&](const Node& node) {
    if (const auto* block = std::get_if<TextBlock>(&node.value)) {
      for (const Run& run : block->paragraphs.front().runs) {
        if (run.style.color == flow) {
          texts.push_back(run.text);
        }
      }
    }
  });
  return texts;
}

TEST_CASE("shapes: a box has name, letters and sizes of its tensor") {
  Studio studio;
  const auto drawn = studio.draw(shapes_of("simple", {"scores", "context"}));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "context") == 1);
  CHECK(count_text(*drawn, "(n, n)") == 1);
  CHECK(count_text(*drawn, "(3, 2)") == 1);
}

TEST_CASE("shapes: the axis that changes is coloured, in both") {
  Studio studio;
  const auto drawn = studio.draw(shapes_of("causal", {"mask", "weights"}));
  REQUIRE(drawn.has_value());
  CHECK(coloured(*drawn).empty());
  const auto changed = studio.draw(shapes_of("simple", {"weights", "context"}));
  REQUIRE(changed.has_value());
  CHECK(coloured(*changed) == std::vector<std::string>{"n", "d", "3", "2"});
}

TEST_CASE("shapes: steps left out on the way are named in the operation") {
  Studio studio;
  const auto drawn = studio.draw(shapes_of("causal", {"scores", "weights"}));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "future to −∞, softmax") == 1);
}

TEST_CASE("shapes: without steps all are drawn") {
  Studio studio;
  const auto drawn = studio.draw(shapes_of("simple", {}));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "weights") == 1);
  CHECK(count_text(*drawn, "scores") == 1);
}

TEST_CASE("shapes: a misspelled step is refused with the nearest name") {
  Studio studio;
  const Diagnostic problem =
      studio.problem(shapes_of("simple", {"scores", "wieghts"}));
  CHECK(problem.code == "unknown-step");
  CHECK(problem.hint == "did you mean 'weights'?");
}

TEST_CASE("shapes: a misspelled experiment is refused") {
  Studio studio;
  const Diagnostic problem = studio.problem(shapes_of("simpel", {}));
  CHECK(problem.code == "unknown-name");
  CHECK(problem.hint == "did you mean 'simple'?");
}

TEST_CASE("shapes: the words follow the steps") {
  Studio studio;
  const auto drawn = studio.draw(shapes_of("simple", {"scores", "weights"}));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "shapes of 'simple': scores (n, n) (3, 3); then softmax: weights "
        "(n, n) (3, 3)");
}

}  // namespace
}  // namespace owldeck
