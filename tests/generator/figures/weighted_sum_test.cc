#include "tests/generator/figures/attention_trace.h"

namespace owldeck {
namespace {

using test::Studio;

Figure sum_of(const std::string& experiment, const std::string& query) {
  return test::figure_of(WeightedSumFigure{.experiment = test::at(experiment),
                                           .query = test::at(query, 2),
                                           .decimals = {2, {}}});
}

TEST_CASE("weighted sum: a share is weight times value") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(sum_of("tiny", "owls"));
  REQUIRE(drawn.has_value());
  // Weights 0.3, 0.3 and 0.4; shares (0.3, 0), (0, 0.3), (0.4, 0.4).
  CHECK(test::count_text(*drawn, "0.30") == 2 + 2);
  CHECK(test::count_text(*drawn, "0.40") == 1 + 2);
}

TEST_CASE("weighted sum: the context is the trace's") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(sum_of("tiny", "we"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "0.80") == 1);
  CHECK(test::count_text(*drawn, "of we") == 1);
}

TEST_CASE("weighted sum: every weight has its way into the context") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(sum_of("tiny", "we"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_curves(*drawn) == 3);
}

TEST_CASE("weighted sum: a masked key is hatched and adds nothing") {
  Trace trace = test::tiny_attention();
  *test::find_step(trace, "weights") =
      test::matrix("query", "key", 3, {1, 0, 0, 0.5F, 0.5F, 0, 1, 0, 0});
  trace.steps.push_back(
      {"mask", "M", "1 = the future",
       test::matrix("query", "key", 3, {0, 1, 1, 0, 0, 1, 0, 0, 0})});
  Studio studio = test::studio_with(trace);
  const auto drawn = studio.draw(sum_of("tiny", "see"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_hatched(*drawn) == 2);
  CHECK(test::count_curves(*drawn) == 2);
}

TEST_CASE("weighted sum: dropped weights are those that count") {
  Trace trace = test::tiny_attention();
  trace.steps.push_back(
      {"dropped", "A_D", "dropout",
       test::matrix("query", "key", 3, {0, 0.4F, 0.25F, 0, 0, 0, 0, 0, 0})});
  Studio studio = test::studio_with(trace);
  const auto drawn = studio.draw(sum_of("tiny", "we"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "0.70") == 0);
  CHECK(test::count_curves(*drawn) == 2);
}

TEST_CASE("weighted sum: entries of a batch need no index") {
  Trace trace = test::tiny_attention();
  for (const char* name : {"weights", "values", "context"}) {
    Tensor& tensor = *test::find_step(trace, name);
    tensor.axes.insert(tensor.axes.begin(), {"batch", 2});
    tensor.values.insert(tensor.values.end(), tensor.values.begin(),
                         tensor.values.end());
  }
  Studio studio = test::studio_with(trace);
  CHECK(studio.draw(sum_of("tiny", "we")).has_value());
}

TEST_CASE("weighted sum: several heads are refused") {
  Trace trace = test::tiny_attention();
  Tensor& weights = *test::find_step(trace, "weights");
  weights.axes.insert(weights.axes.begin(), {"head", 2});
  weights.values.insert(weights.values.end(), weights.values.begin(),
                        weights.values.end());
  Studio studio = test::studio_with(trace);
  const Diagnostic problem = studio.problem(sum_of("tiny", "we"));
  CHECK(problem.code == "figure-axes");
  CHECK(problem.hint == "take an attention with one head");
}

TEST_CASE("weighted sum: the alternative text works out every share") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(sum_of("tiny", "we"));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "weighted sum of values for query 'we': 'we' 0.70 times (1.00, 0.00) "
        "is (0.70, 0.00); 'see' 0.20 times (0.00, 1.00) is (0.00, 0.20); "
        "'owls' 0.10 times (1.00, 1.00) is (0.10, 0.10); together the context "
        "vector (0.80, 0.30)");
}

TEST_CASE("weighted sum: a misspelled query is refused at its place") {
  Studio studio = test::studio_with(test::tiny_attention());
  const Diagnostic problem = studio.problem(sum_of("tiny", "owl"));
  CHECK(problem.code == "unknown-token");
  CHECK(problem.span.line == 2);
}

TEST_CASE("weighted sum: rows without room are refused") {
  Studio studio = test::studio_with(test::tiny_attention());
  studio.area.width = 420;
  CHECK(studio.problem(sum_of("tiny", "we")).code == "figure-overflow");
}

}  // namespace
}  // namespace owldeck
