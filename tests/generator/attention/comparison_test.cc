#include "generator/attention/comparison.h"

#include <cmath>

#include "tests/generator/attention/run_deck.h"

namespace owldeck {
namespace {

/// A causal attention from line 2 on, and the same without its mask.
const std::string kMasks =
    "  causal: {attention: causal, input: journey, d_out: 2, torch_seed: 789}\n"
    "  open: {attention: scaled, input: journey, d_out: 2, torch_seed: 789}\n";

const Tensor& step(const Trace& trace, const std::string& name) {
  const Tensor* tensor = trace.find(name);
  REQUIRE_MESSAGE(tensor != nullptr, "no step ", name);
  return *tensor;
}

std::vector<std::string> names_of(const Trace& trace) {
  std::vector<std::string> names;
  for (const Step& each : trace.steps) {
    names.push_back(each.name);
  }
  return names;
}

Trace compared(const std::string& experiments, const std::string& names) {
  return traced(experiments + "  both: {compare: [" + names + "]}\n", "both");
}

/// What comparing `names`, on line 4, reports.
Diagnostic problem_of(const std::string& names,
                      const std::string& experiments = kMasks) {
  return only_problem_of(experiments + "  both: {compare: [" + names + "]}\n",
                         "both");
}

/// A trace with weights [query, key] and a context [token, d_out].
Trace attention(const std::string& name, std::vector<float> weights,
                std::vector<float> context) {
  Trace trace{name, {"a", "b"}};
  const Tensor input{{{"token", 2}, {"d_in", 1}}, {1.0f, 1.0f}};
  trace.steps.push_back({"input", "X", "", input});
  if (!weights.empty()) {
    trace.steps.push_back(
        {"weights", "A", "", {{{"query", 2}, {"key", 2}}, std::move(weights)}});
  }
  const std::size_t width = context.size() / 2;
  trace.steps.push_back(
      {"context",
       "Z",
       "",
       {{{"token", 2}, {"d_out", width}}, std::move(context)}});
  return trace;
}

ComparisonSpec comparison_of(const std::vector<std::string>& names) {
  ComparisonSpec spec{{"both", {"deck.yaml", 4, 3}}, {}};
  int column = 10;
  for (const std::string& name : names) {
    spec.experiments.push_back({name, {"deck.yaml", 4, column++}});
  }
  return spec;
}

Traces traces_of(const std::vector<Trace>& all) {
  Traces traces;
  for (const Trace& trace : all) {
    traces.emplace(trace.experiment, trace);
  }
  return traces;
}

TEST_CASE("comparison: the attentions are the labels of an axis") {
  const Trace both = compared(kMasks, "causal, open");
  const Axis axis{"experiment", 2, {"causal", "open"}};
  CHECK(step(both, "entropy").axes == std::vector<Axis>{axis, {"query", 6}});
  CHECK(step(both, "largest_weight").axes ==
        std::vector<Axis>{axis, {"query", 6}});
  for (const char* name : {"mean_entropy", "future_weight",
                           "weights_difference", "result_difference"}) {
    CHECK(step(both, name).axes == std::vector<Axis>{axis});
  }
  CHECK(both.tokens.at(1) == "journey");
}

TEST_CASE("comparison: numbers by hand") {
  const Traces traces = traces_of(
      {attention("first", {1.0f, 0.0f, 0.5f, 0.5f}, {1.0f, 2.0f}),
       attention("second", {0.75f, 0.25f, 1.0f, 0.0f}, {1.5f, -1.0f})});
  Diagnostics diagnostics;
  const Trace both =
      trace_comparison(comparison_of({"first", "second"}), traces, diagnostics);
  CHECK(diagnostics.all().empty());
  const auto half = static_cast<float>(std::log(2.0));
  CHECK(step(both, "entropy").at({0, 0}) == 0.0f);
  CHECK(step(both, "entropy").at({0, 1}) == half);
  CHECK(step(both, "mean_entropy").at({0}) == half / 2);
  CHECK(step(both, "largest_weight").values ==
        std::vector<float>{1.0f, 0.5f, 0.75f, 1.0f});
  CHECK(step(both, "future_weight").values == std::vector<float>{0.0f, 0.25f});
  CHECK(step(both, "weights_difference").values ==
        std::vector<float>{0.0f, 0.5f});
  CHECK(step(both, "result_difference").values ==
        std::vector<float>{0.0f, 3.0f});
}

TEST_CASE("comparison: entropy is from 0 to that of equal weights") {
  const Trace both = compared(kMasks, "causal, open");
  const Tensor& entropy = step(both, "entropy");
  for (std::size_t query = 0; query < 6; ++query) {
    CAPTURE(query);
    CHECK(entropy.at({0, query}) >= 0.0f);
    CHECK(static_cast<double>(entropy.at({0, query})) <=
          std::log(static_cast<double>(query) + 1) + 1e-6);
    CHECK(static_cast<double>(entropy.at({1, query})) <= std::log(6.0) + 1e-6);
  }
}

TEST_CASE("comparison: a mask leaves no weight on the future") {
  const Tensor future = step(compared(kMasks, "causal, open"), "future_weight");
  CHECK(future.at({0}) == 0.0f);
  CHECK(future.at({1}) > 0.1f);
}

TEST_CASE("comparison: heads and batch are averaged") {
  const Trace both = compared(
      "  one: {attention: multi-head, input: journey, d_out: 4, batch: 1}\n"
      "  two: {attention: multi-head, input: journey, d_out: 4, batch: 2}\n",
      "one, two");
  const Tensor& entropy = step(both, "entropy");
  for (std::size_t query = 0; query < 6; ++query) {
    CHECK(entropy.at({0, query}) == entropy.at({1, query}));
  }
}

TEST_CASE("comparison: one head in a batch of one fits a single head") {
  const Trace both =
      compared(kMasks +
                   "  one: {attention: multi-head, input: journey, d_out: 2,"
                   " torch_seed: 789, output_projection: false}\n",
               "causal, one");
  CHECK(step(both, "weights_difference").at({1}) == 0.0f);
  CHECK(step(both, "result_difference").at({1}) == 0.0f);
}

TEST_CASE("comparison: weights of another shape have no difference") {
  const Trace both = compared(
      "  one: {attention: multi-head, input: journey, d_out: 4}\n"
      "  two: {attention: multi-head, input: journey, d_out: 4, heads: 2}\n",
      "one, two");
  CHECK(names_of(both) ==
        std::vector<std::string>{"entropy", "largest_weight", "mean_entropy",
                                 "future_weight", "result_difference"});
}

TEST_CASE("comparison: what streams leaves the results to compare") {
  const Traces traces =
      traces_of({attention("first", {1.0f, 0.0f, 0.5f, 0.5f}, {1.0f, 2.0f}),
                 attention("streams", {}, {1.0f, 2.5f})});
  Diagnostics diagnostics;
  const Trace both = trace_comparison(comparison_of({"first", "streams"}),
                                      traces, diagnostics);
  CHECK(names_of(both) == std::vector<std::string>{"result_difference"});
  CHECK(step(both, "result_difference").at({1}) == 0.5f);
}

TEST_CASE("comparison: dropped weights are compared after dropout") {
  Trace dropped = attention("dropped", {1.0f, 0.0f, 0.5f, 0.5f}, {1.0f, 2.0f});
  dropped.steps.push_back(
      {"dropped",
       "A_D",
       "",
       {{{"query", 2}, {"key", 2}}, {2.0f, 0.0f, 0.0f, 1.0f}}});
  const Traces traces = traces_of(
      {attention("first", {1.0f, 0.0f, 0.5f, 0.5f}, {1.0f, 2.0f}), dropped});
  Diagnostics diagnostics;
  const Trace both = trace_comparison(comparison_of({"first", "dropped"}),
                                      traces, diagnostics);
  CHECK(step(both, "weights_difference").at({1}) == 1.0f);
  CHECK(step(both, "largest_weight").at({1, 0}) == 1.0f);
}

TEST_CASE("comparison: dropout changes the context") {
  const Trace both =
      compared(kMasks +
                   "  dropped: {attention: causal, input: journey, d_out: 2,"
                   " torch_seed: 789, dropout: 0.5}\n",
               "causal, dropped");
  CHECK(step(both, "mean_entropy").at({0}) ==
        step(both, "mean_entropy").at({1}));
  CHECK(step(both, "weights_difference").at({1}) > 0.1f);
  CHECK(step(both, "result_difference").at({1}) > 0.01f);
}

TEST_CASE("comparison: implementations agree") {
  const std::string keys =
      "attention: multi-head, input: journey, d_out: 4, heads: 2";
  const Trace both =
      compared("  split: {" + keys + "}\n  fused: {implementation: fused, " +
                   keys + "}\n  streams: {implementation: streaming, " +
                   "block: 2, " + keys + "}\n",
               "split, fused, streams");
  CHECK(names_of(both) == std::vector<std::string>{"result_difference"});
  CHECK(step(both, "result_difference").at({2}) < 1e-5f);
}

TEST_CASE("comparison: takes two or more") {
  const Diagnostic found = problem_of("causal");
  CHECK(found.code == "comparison");
  CHECK(found.span == Span{"deck.yaml", 4, 3, 4});
  CHECK(found.message ==
        "'both' has nothing to compare: expected at least 2 attentions, "
        "found 1");
}

TEST_CASE("comparison: takes an attention once") {
  const Diagnostic found = problem_of("causal, open, causal");
  CHECK(found.code == "comparison");
  CHECK(found.span == Span{"deck.yaml", 4, 34, 6});
  CHECK(found.message == "'causal' is compared twice");
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].span == Span{"deck.yaml", 4, 20, 6});
}

TEST_CASE("comparison: all have the tokens of the first") {
  const Diagnostic found = only_problem_of(
      kMasks +
          "  both: {compare: [causal, other]}\n"
          "  other: {attention: simple, input: pair}\n"
          "  pair: {tokens: [a, b], embeddings: [[1, 0], [0, 1]]}\n",
      "both");
  CHECK(found.code == "comparison");
  CHECK(found.span == Span{"deck.yaml", 4, 28, 5});
  CHECK(found.message == "'other' has other tokens than 'causal'");
  CHECK(found.hint == "compare attentions on the same tokens");
}

TEST_CASE("comparison: something is alike") {
  const Traces traces = traces_of({attention("first", {}, {1.0f, 2.0f}),
                                   attention("wide", {}, {1, 2, 3, 4})});
  Diagnostics diagnostics;
  const Trace both =
      trace_comparison(comparison_of({"first", "wide"}), traces, diagnostics);
  CHECK(both.steps.empty());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "comparison");
  CHECK(diagnostics.all()[0].span == Span{"deck.yaml", 4, 3});
  CHECK(diagnostics.all()[0].message ==
        "the attentions of 'both' have nothing alike");
}

TEST_CASE("comparison: shapes alone are not compared") {
  Trace shapes{"gpt2"};
  shapes.steps.push_back({"input", "X", "", {{{"token", 8}, {"d_in", 4}}, {}}});
  const Traces traces =
      traces_of({attention("first", {}, {1.0f, 2.0f}), shapes});
  Diagnostics diagnostics;
  static_cast<void>(
      trace_comparison(comparison_of({"first", "gpt2"}), traces, diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "shapes-only");
  CHECK(diagnostics.all()[0].span == Span{"deck.yaml", 4, 11});
  CHECK(diagnostics.all()[0].message == "'gpt2' has shapes and no numbers");
}

TEST_CASE("comparison: an unknown attention is named with the nearest one") {
  const Traces traces = traces_of({attention("first", {}, {1.0f, 2.0f})});
  Diagnostics diagnostics;
  static_cast<void>(
      trace_comparison(comparison_of({"first", "frist"}), traces, diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "unknown-name");
  CHECK(diagnostics.all()[0].span == Span{"deck.yaml", 4, 11});
  CHECK(diagnostics.all()[0].message == "unknown attention 'frist'");
  CHECK(diagnostics.all()[0].hint == "did you mean 'first'?");
}

TEST_CASE("comparison: an attention that was wrong is not reported again") {
  const Diagnostic found = problem_of(
      "causal, torn",
      kMasks +
          "  torn: {attention: multi-head, input: journey, d_out: 3, heads: "
          "2}\n");
  CHECK(found.code == "heads-divide");
}

}  // namespace
}  // namespace owldeck
