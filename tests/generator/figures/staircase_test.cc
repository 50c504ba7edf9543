#include "tests/generator/figures/attention_trace.h"

namespace owldeck {
namespace {

using test::Studio;

Figure staircase_of(const std::string& experiment) {
  return test::figure_of(
      StaircaseFigure{.experiment = test::at(experiment, 2)});
}

TEST_CASE("staircase: every step says how many keys it has") {
  Studio studio;
  const auto drawn = studio.draw(staircase_of("causal"));
  REQUIRE(drawn.has_value());
  for (const char* text : {"1 key", "2 keys", "3 keys"}) {
    CHECK(test::count_text(*drawn, text) == 1);
  }
}

TEST_CASE("staircase: hidden keys are hatched, and so is their legend") {
  Studio studio;
  const auto drawn = studio.draw(staircase_of("causal"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_hatched(*drawn) == 3 + 1);
}

TEST_CASE("staircase: the legend counts what is seen and hidden") {
  Studio studio;
  const auto drawn = studio.draw(staircase_of("causal"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "6 of 9 scores count") == 1);
  CHECK(test::count_text(*drawn, "3 masked") == 1);
}

TEST_CASE("staircase: the alternative text counts the keys of each query") {
  Studio studio;
  const auto drawn = studio.draw(staircase_of("causal"));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "staircase of what 3 queries may see: 6 of 9 scores; 'we' sees 1 key, "
        "'see' sees 2 keys, 'owls' sees 3 keys");
}

TEST_CASE("staircase: an attention without a mask is refused") {
  Studio studio;
  const Diagnostic problem = studio.problem(staircase_of("simple"));
  CHECK(problem.code == "figure-axes");
  CHECK(problem.message == "'simple' hides nothing");
  CHECK(problem.span.line == 2);
}

TEST_CASE("staircase: steps without room are refused") {
  Studio studio;
  studio.area.height = 180;
  CHECK(studio.problem(staircase_of("causal")).code == "figure-overflow");
}

}  // namespace
}  // namespace owldeck
