#include "generator/figures/softmax_data.h"
#include "tests/generator/figures/attention_trace.h"

namespace owldeck {
namespace {

using test::Studio;

Figure softmax_of(const std::string& tensor, const std::string& query) {
  return test::figure_of(
      SoftmaxFigure{.tensor = test::at(tensor), .query = test::at(query, 2)});
}

TEST_CASE("softmax: scores, powers and shares stand in their columns") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(softmax_of("tiny.weights", "we"));
  REQUIRE(drawn.has_value());
  // ln(2 · 0.7), its power and its share.
  for (const char* text : {"0.34", "1.40", "0.70"}) {
    CHECK(test::count_text(*drawn, text) == 1);
  }
  CHECK(test::count_text(*drawn, "÷ 2.00") == 1);
}

TEST_CASE("softmax: the shares sum to 1") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(softmax_of("tiny.weights", "see"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "sum") == 1);
  // Nothing else is 1.00 but three powers of 0.
  CHECK(test::count_text(*drawn, "1.00") == 3 + 1);
}

TEST_CASE("softmax: a masked key is hatched and flows nowhere") {
  Studio studio;
  const auto drawn = studio.draw(softmax_of("causal.weights", "see"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_hatched(*drawn) == 1);
  CHECK(test::count_text(*drawn, "−∞") == 1);
  CHECK(test::count_curves(*drawn) == 2);
}

TEST_CASE("softmax: large scores lose the largest before the power") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(softmax_of("tiny.weights", "owls"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "exp(s − max)") == 1);
  CHECK(test::count_text(*drawn, "0.37") == 1);
}

TEST_CASE("softmax: the scores are those that enter it") {
  Studio studio;
  const auto data = read_softmax(
      std::get<SoftmaxFigure>(softmax_of("causal.weights", "see").kind),
      studio.traces, studio.diagnostics);
  REQUIRE(data.has_value());
  CHECK(data->is_hidden(2));
  CHECK(data->scores[1] == doctest::Approx(3));
}

TEST_CASE("softmax: the alternative text has every number") {
  Studio studio;
  const auto drawn = studio.draw(softmax_of("causal.weights", "see"));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "softmax of query 'see': 3 scores become shares of 1; score, power, "
        "share: 'we' 1.00, 2.72, 0.25; 'see' 3.00, 20.09, 0.75; 'owls' masked");
}

TEST_CASE("softmax: weights after a multiplied mask are refused") {
  Trace trace = test::tiny_attention();
  trace.steps.insert(
      trace.steps.end() - 2,
      {"unmasked", "A_0", "softmax", *test::find_step(trace, "weights")});
  Studio studio = test::studio_with(trace);
  const Diagnostic problem = studio.problem(softmax_of("tiny.weights", "we"));
  CHECK(problem.code == "figure-axes");
  CHECK(problem.hint == "name the step 'unmasked'");
}

TEST_CASE("softmax: a step that is no weights is refused") {
  Studio studio;
  CHECK(studio.problem(softmax_of("simple.scores", "we")).code ==
        "figure-axes");
}

TEST_CASE("softmax: a misspelled query is refused at its place") {
  Studio studio;
  const Diagnostic problem =
      studio.problem(softmax_of("simple.weights", "owl"));
  CHECK(problem.code == "unknown-token");
  CHECK(problem.span.line == 2);
}

TEST_CASE("softmax: columns without room are refused") {
  Studio studio;
  studio.area.width = 300;
  CHECK(studio.problem(softmax_of("simple.weights", "we")).code ==
        "figure-overflow");
}

}  // namespace
}  // namespace owldeck
