#include <doctest/doctest.h>

#include "generator/attention/expression.h"
#include "tests/generator/attention/specs.h"

namespace owldeck {
namespace {

/// `run`: two heads, in a batch of `batch`.
Traces heads_in_batch(int batch) {
  AttentionSpec spec =
      seeded(AttentionKind::MultiHead, 2, Parameters::Linear, 123);
  spec.heads.value = 2;
  spec.batch = Located<int>{batch, {}};
  Diagnostics diagnostics;
  Traces traces = run_experiments({journey(), spec}, {}, diagnostics);
  REQUIRE(diagnostics.all().empty());
  return traces;
}

Located<std::string> path_at(const std::string& path) {
  return {path, {"deck.yaml", 12, 10, static_cast<int>(path.size())}};
}

Tensor found(const std::string& path, const Traces& traces) {
  Diagnostics diagnostics;
  const auto matrix = find_matrix(path_at(path), traces, diagnostics);
  REQUIRE(matrix.has_value());
  return matrix->tensor;
}

Diagnostic problem_of(const std::string& path, const Traces& traces) {
  Diagnostics diagnostics;
  CHECK_FALSE(find_matrix(path_at(path), traces, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all().front();
}

TEST_CASE("find_matrix: a tensor of two axes needs no index") {
  const Traces traces = heads_in_batch(1);
  Diagnostics diagnostics;
  const auto matrix =
      find_matrix(path_at("journey.embeddings"), traces, diagnostics);
  REQUIRE(matrix.has_value());
  CHECK(matrix->trace == &traces.at("journey"));
  CHECK(matrix->tensor == *traces.at("journey").find("embeddings"));
}

TEST_CASE("find_matrix: leading indices choose batch and head") {
  const Traces traces = heads_in_batch(2);
  const Tensor& weights = *traces.at("run").find("weights");
  CHECK(found("run.weights[1][0]", traces) ==
        weights.matrix(std::vector<std::size_t>{1, 0}));
}

TEST_CASE("find_matrix: a batch of one needs no index") {
  const Traces traces = heads_in_batch(1);
  const Tensor& weights = *traces.at("run").find("weights");
  const Tensor second = weights.matrix(std::vector<std::size_t>{0, 1});
  CHECK(found("run.weights[1]", traces) == second);
  CHECK(found("run.weights[0][1]", traces) == second);
  CHECK(found("run.queries", traces).rows() == 6);
}

TEST_CASE("find_matrix: too few or too many indices leave no matrix") {
  const Traces traces = heads_in_batch(2);
  const Diagnostic few = problem_of("run.weights[0]", traces);
  CHECK(few.code == "expression");
  CHECK(few.span == Span{"deck.yaml", 12, 10, 14});
  CHECK(few.message == "'run.weights[0]' is no matrix");
  CHECK(few.hint == "its axes are [batch][head][query][key]: two must be left");
  CHECK(problem_of("run.weights[0][1][2]", traces).code == "expression");
  CHECK(problem_of("run.b_out", traces).code == "expression");
}

TEST_CASE("find_matrix: an index outside its axis is reported") {
  const Traces traces = heads_in_batch(1);
  const Diagnostic problem = problem_of("run.weights[2]", traces);
  CHECK(problem.code == "index-range");
  CHECK(problem.span == Span{"deck.yaml", 12, 22, 1});
  CHECK(problem.message == "index 2 is outside axis 'head'");
}

TEST_CASE("find_matrix: unknown names come with the nearest one") {
  const Traces traces = heads_in_batch(1);
  CHECK(problem_of("rum.weights", traces).hint == "did you mean 'run'?");
  CHECK(problem_of("run.weihgts[0]", traces).hint == "did you mean 'weights'?");
}

TEST_CASE("find_matrix: a label chooses a leading entry") {
  Trace trace{"heat"};
  trace.steps.push_back(
      {"weights",
       "A",
       "",
       {{{"temperature", 2, {"0.5", "2"}}, {"query", 1}, {"key", 2}},
        {0.1f, 0.9f, 0.4f, 0.6f}}});
  const Traces traces{{"heat", trace}};
  CHECK(found("heat.weights[2]", traces).at({0, 0}) == 0.4f);
  CHECK(found("heat.weights[0.5]", traces).at({0, 0}) == 0.1f);
  CHECK(problem_of("heat.weights[0.6]", traces).message ==
        "unknown label '0.6' on axis 'temperature'");
}

TEST_CASE("find_matrix: a tensor without numbers is none") {
  Trace trace{"gpt2"};
  trace.steps.push_back({"scores", "S", "", {{{"query", 9}, {"key", 9}}, {}}});
  const Diagnostic problem = problem_of("gpt2.scores", {{"gpt2", trace}});
  CHECK(problem.code == "shapes-only");
  CHECK(problem.span == Span{"deck.yaml", 12, 10, 11});
  CHECK(problem.message == "'gpt2.scores' has a shape and no numbers");
}

TEST_CASE("find_matrix: a text is none") {
  Trace trace{"timings"};
  trace.texts = {{"machine", "one core"}};
  trace.steps.push_back({"runs", "n", "", {{}, {21.0f}}});
  CHECK(problem_of("timings.machine", {{"timings", trace}}).message ==
        "'timings.machine' is a text");
}

}  // namespace
}  // namespace owldeck
