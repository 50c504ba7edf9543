#include "generator/figures/projection_data.h"
#include "tests/generator/figures/attention_trace.h"

namespace owldeck {
namespace {

using test::Studio;

Figure projection_of(const std::string& experiment, const std::string& token) {
  return test::figure_of(ProjectionFigure{.experiment = test::at(experiment),
                                          .token = test::at(token, 2),
                                          .decimals = {2, {}}});
}

/// As a Linear layer keeps it, with a bias.
Trace with_linear_query() {
  Trace trace = test::tiny_attention();
  *test::find_step(trace, "W_query") =
      test::matrix("d_out", "d_in", 2, {0.5F, 2, 1, 3});
  *test::find_step(trace, "queries") = test::matrix(
      "token", "d_out", 2, {4.75F, 7.75F, 9.75F, 15.75F, 14.75F, 23.75F});
  for (const char* name : {"b_query", "b_key", "b_value"}) {
    trace.steps.push_back({name,
                           "b",
                           "given",
                           {.axes = {{"d_out", 2}}, .values = {0.25F, 0.75F}}});
  }
  return trace;
}

TEST_CASE("projection: a product is worked out below") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(projection_of("tiny", "see"));
  REQUIRE(drawn.has_value());
  // 3 · 0.5 + 4 · 2 = 9.5: above and worked out.
  CHECK(test::count_text(*drawn, "9.50") == 2);
  CHECK(test::count_text(*drawn, "0.50") == 2);
  CHECK(test::count_text(*drawn, "×") == 2);
  CHECK(test::count_text(*drawn, "+") == 1);
}

TEST_CASE("projection: every matrix and what it makes is named") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(projection_of("tiny", "we"));
  REQUIRE(drawn.has_value());
  for (const char* text :
       {"Wquery", "query", "Wkey", "key", "Wvalue", "value"}) {
    CHECK(test::count_text(*drawn, text) == 1);
  }
}

TEST_CASE("projection: a Linear layer's weight is turned and says so") {
  Studio studio = test::studio_with(with_linear_query());
  const auto data = read_projection(
      std::get<ProjectionFigure>(projection_of("tiny", "we").kind),
      studio.traces, studio.diagnostics);
  REQUIRE(data.has_value());
  CHECK(data->roles[0].is_transposed);
  CHECK(data->roles[0].weight.values == std::vector<float>{0.5F, 1, 2, 3});
  CHECK_FALSE(data->roles[1].is_transposed);
}

TEST_CASE("projection: a bias is added") {
  Studio studio = test::studio_with(with_linear_query());
  const auto drawn = studio.draw(projection_of("tiny", "we"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "bquery") == 1);
  // Beside each matrix, between the terms and before the bias.
  CHECK(test::count_text(*drawn, "+") == 3 + 1 + 1);
}

TEST_CASE("projection: terms without room become dots") {
  Trace trace = test::tiny_attention();
  *test::find_step(trace, "input") =
      test::matrix("token", "d_in", 4, std::vector<float>(12, 1));
  for (const char* name : {"W_query", "W_key", "W_value"}) {
    *test::find_step(trace, name) =
        test::matrix("d_in", "d_out", 1, std::vector<float>(4, 1));
  }
  for (const char* name : {"queries", "keys", "values"}) {
    *test::find_step(trace, name) =
        test::matrix("token", "d_out", 1, std::vector<float>(3, 4));
  }
  Studio studio = test::studio_with(trace);
  studio.area.width = 600;
  const auto drawn = studio.draw(projection_of("tiny", "see"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "…") == 1);
  CHECK(test::count_text(*drawn, "×") < 4);
}

TEST_CASE("projection: the alternative text works out the product") {
  Studio studio = test::studio_with(test::tiny_attention());
  const auto drawn = studio.draw(projection_of("tiny", "see"));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "token 'see' (3.00, 4.00) is projected three times: query (9.50, "
        "15.00), key (3.00, 4.00), value (0.00, 1.00); the first number of the "
        "query is 3.00 times 0.50 plus 4.00 times 2.00");
}

TEST_CASE("projection: an attention without weights is refused") {
  Trace trace = test::tiny_attention();
  std::erase_if(trace.steps,
                [](const Step& step) { return step.name == "W_query"; });
  Studio studio = test::studio_with(trace);
  const Diagnostic problem = studio.problem(projection_of("tiny", "we"));
  CHECK(problem.code == "figure-axes");
  CHECK(problem.message == "'tiny' has no W_query");
}

TEST_CASE("projection: a misspelled token is refused at its place") {
  Studio studio = test::studio_with(test::tiny_attention());
  const Diagnostic problem = studio.problem(projection_of("tiny", "owl"));
  CHECK(problem.code == "unknown-token");
  CHECK(problem.span.line == 2);
}

TEST_CASE("projection: matrices without room are refused") {
  Studio studio = test::studio_with(test::tiny_attention());
  studio.area.width = 380;
  CHECK(studio.problem(projection_of("tiny", "we")).code == "figure-overflow");
}

}  // namespace
}  // namespace owldeck
