#include <doctest/doctest.h>
#include <fmt/format.h>

#include <limits>
#include <string>

#include "generator/attention/check_experiment.h"
#include "tests/generator/attention/small_model.h"
#include "tests/generator/attention/specs.h"

namespace owldeck {
namespace {

/// What the run of `experiments`, whose trace called `name` has no steps,
/// reports.
std::vector<Diagnostic> problems(const std::vector<Experiment>& experiments,
                                 const std::string& name = "run") {
  Diagnostics diagnostics;
  const Traces traces = run_experiments(experiments, {}, diagnostics);
  CHECK(traces.at(name).steps.empty());
  return diagnostics.all();
}

Diagnostic only_problem(const std::vector<Experiment>& experiments,
                        const std::string& name = "run") {
  const auto all = problems(experiments, name);
  REQUIRE(all.size() == 1);
  return all.front();
}

Diagnostic problem_of(const AttentionSpec& spec) {
  return only_problem({journey(), spec});
}

Diagnostic problem_of(const InputSpec& input) {
  return only_problem({input, attention_of(AttentionKind::Simple)}, "journey");
}

AttentionSpec heads_of(int d_out, int heads) {
  AttentionSpec spec = attention_of(AttentionKind::MultiHead, d_out);
  spec.heads = {heads, {"deck.yaml", 21, 5}};
  return spec;
}

TEST_CASE("run: embeddings of unequal length name both rows") {
  const Diagnostic found =
      problem_of(input_of({"a", "b"}, {{1, 2, 3}, {1, 2}}));
  CHECK(found.code == "embedding-length");
  CHECK(found.span == Span{"deck.yaml", 11, 1});
  CHECK(found.message == "an embedding of length 2 beside one of 3");
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].span == Span{"deck.yaml", 10, 1});
}

TEST_CASE("run: one short embedding among many is one problem") {
  const Diagnostic found =
      problem_of(input_of({"a", "b", "c"}, {{1, 2}, {1, 2, 3}, {4, 5, 6}}));
  CHECK(found.span == Span{"deck.yaml", 10, 1});
  CHECK(found.message == "an embedding of length 2 beside one of 3");
}

TEST_CASE("run: NaN is refused where it stands") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Diagnostic found = problem_of(input_of({"a", "b"}, {{1, 2}, {1, nan}}));
  CHECK(found.code == "embedding-value");
  CHECK(found.span == Span{"deck.yaml", 11, 2});
  CHECK(found.message == "'nan' is not a finite number");
}

TEST_CASE("run: infinity is refused where it stands") {
  const double infinity = std::numeric_limits<double>::infinity();
  const Diagnostic found = problem_of(input_of({"a"}, {{-infinity}}));
  CHECK(found.code == "embedding-value");
  CHECK(found.message == "'-inf' is not a finite number");
}

TEST_CASE("run: a number that would overflow the scores is refused") {
  const Diagnostic found = problem_of(input_of({"a"}, {{1e30}}));
  CHECK(found.code == "embedding-value");
  CHECK(found.message == "1e+30 is too large for an embedding");
  CHECK(found.hint == "write a number from -1000000 to 1000000");
}

TEST_CASE("run: every bad number is reported in one run") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto all =
      problems({input_of({"a", "b"}, {{nan, 2}, {1, nan}})}, "journey");
  REQUIRE(all.size() == 2);
  CHECK(all[0].span == Span{"deck.yaml", 10, 1});
  CHECK(all[1].span == Span{"deck.yaml", 11, 2});
}

TEST_CASE("run: as many embeddings as tokens") {
  const Diagnostic found = problem_of(input_of({"a", "b", "c"}, {{1}, {2}}));
  CHECK(found.code == "embedding-count");
  CHECK(found.span == Span{"deck.yaml", 9, 1});
  CHECK(found.message == "2 embeddings for 3 tokens");
}

TEST_CASE("run: an input has at least one token and one number") {
  CHECK(problem_of(input_of({}, {})).code == "experiment-size");
  const Diagnostic found = problem_of(input_of({"a"}, {{}}));
  CHECK(found.code == "experiment-size");
  CHECK(found.span == Span{"deck.yaml", 10, 1});
  CHECK(found.message == "0 numbers in an embedding: expected 1 to 4096");
}

TEST_CASE("run: an embedding has at most 4096 numbers") {
  const Diagnostic found =
      problem_of(input_of({"a"}, {std::vector<double>(4097, 0.5)}));
  CHECK(found.code == "experiment-size");
  CHECK(found.message == "4097 numbers in an embedding: expected 1 to 4096");
}

TEST_CASE("run: heads divide d_out") {
  const Diagnostic found = problem_of(heads_of(8, 3));
  CHECK(found.code == "heads-divide");
  CHECK(found.span == Span{"deck.yaml", 21, 5});
  CHECK(found.message == "3 heads cannot share d_out 8 evenly");
  CHECK(found.hint == "heads may be 1, 2, 4 or 8");
}

TEST_CASE("run: sizes below 1 are refused, all in one run") {
  AttentionSpec spec = heads_of(-2, 0);
  spec.batch = {0, {"deck.yaml", 22, 5}};
  const auto all = problems({journey(), spec});
  REQUIRE(all.size() == 3);
  CHECK(all[0].code == "experiment-size");
  CHECK(all[0].span == Span{"deck.yaml", 20, 40});
  CHECK(all[0].message == "d_out is -2: expected 1 to 4096");
  CHECK(all[1].span == Span{"deck.yaml", 21, 5});
  CHECK(all[2].span == Span{"deck.yaml", 22, 5});
}

TEST_CASE("run: sizes above 4096 are refused") {
  CHECK(problem_of(attention_of(AttentionKind::Scaled, 4097)).message ==
        "d_out is 4097: expected 1 to 4096");
}

TEST_CASE("run: sizes that only together are absurd are refused") {
  AttentionSpec spec = heads_of(4096, 4096);
  spec.batch = Located<int>{4096, {}};
  const Diagnostic found = problem_of(spec);
  CHECK(found.code == "experiment-size");
  CHECK(found.span == spec.name.span);
  CHECK(found.message ==
        "'run' needs a tensor of 603979776 numbers: expected at most 4194304");
}

TEST_CASE("run: an unknown input is named with the nearest one") {
  AttentionSpec spec = attention_of(AttentionKind::Simple);
  spec.input.value = "jurney";
  const Diagnostic found = problem_of(spec);
  CHECK(found.code == "unknown-name");
  CHECK(found.span == Span{"deck.yaml", 20, 30});
  CHECK(found.message == "unknown input 'jurney'");
  CHECK(found.hint == "did you mean 'journey'?");
}

TEST_CASE("run: many possible numbers of heads are cut to the nearest") {
  CHECK(problem_of(heads_of(720, 7)).hint ==
        "heads may be 2, 3, 4, 5, 6, 8, 9 or 10");
}

TEST_CASE("run: streaming needs no room for tokens times tokens") {
  const InputSpec long_input =
      input_of(std::vector<std::string>(300, "a"), Rows(300, {1.0}));
  AttentionSpec spec = heads_of(64, 64);
  CHECK(only_problem({long_input, spec}).message ==
        "'run' needs a tensor of 5760000 numbers: expected at most 4194304");
  spec.implementation.value = Implementation::Streaming;
  CHECK(step(trace_of(spec, long_input), "output").axes[1].size == 300);
}

TEST_CASE("run: a fused projection is three times as large") {
  AttentionSpec spec = heads_of(2048, 1);
  const InputSpec wide = input_of({"a"}, {std::vector<double>(1024, 0.5)});
  spec.output_projection.value = false;
  spec.implementation.value = Implementation::Fused;
  CHECK(only_problem({wide, spec}).message ==
        "'run' needs a tensor of 6291456 numbers: expected at most 4194304");
}

TEST_CASE("run: shapes only have their own limit") {
  AttentionSpec spec = heads_of(1'000'001, 1);
  spec.shapes_only.value = true;
  spec.tokens = Located<int>{8, {}};
  spec.d_in = Located<int>{8, {}};
  const Diagnostic found = only_problem({spec});
  CHECK(found.code == "experiment-size");
  CHECK(found.message == "d_out is 1000001: expected 1 to 1000000");
}

/// Experiments called `run0`, `run1` and so on.
std::vector<Experiment> copies_of(AttentionSpec spec, std::size_t count) {
  std::vector<Experiment> experiments;
  for (std::size_t i = 0; i < count; ++i) {
    spec.name.value = "run" + std::to_string(i);
    experiments.emplace_back(spec);
  }
  return experiments;
}

TEST_CASE("run: no deck has more experiments than the limit") {
  auto experiments =
      copies_of(attention_of(AttentionKind::Simple), kMostExperiments);
  experiments.insert(experiments.begin(), journey());
  const Diagnostic found =
      only_problem(experiments, "run" + std::to_string(kMostExperiments - 1));
  CHECK(found.code == "experiment-size");
  CHECK(found.message ==
        "with 'run199' the deck's experiments are more than 200");
}

TEST_CASE("run: what is multiplied in all of them has a limit") {
  // Every weight meets every token.
  const DataFiles files{
      {"models/small/base.safetensors", std::string(2'000'000, '\0')}};
  ModelSpec spec = model_spec("small-base", std::string(50'000, 'x'));
  Diagnostics diagnostics;
  const Traces traces = run_experiments({spec}, files, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "experiment-size");
  CHECK(diagnostics.all()[0].message ==
        fmt::format("with '{}' the deck's experiments take more than "
                    "20000000000 multiplications",
                    spec.name.value));
}

TEST_CASE("run: and what is kept of all of them") {
  // 4,000,000 weights each, not one of them alone too many.
  AttentionSpec spec = attention_of(AttentionKind::Simple);
  std::vector<std::string> tokens;
  for (int i = 0; i < 2000; ++i) {
    tokens.push_back("t" + std::to_string(i));
  }
  auto experiments = copies_of(spec, 10);
  experiments.insert(
      experiments.begin(),
      input_of(tokens, std::vector<std::vector<double>>(2000, {0.5})));
  Diagnostics diagnostics;
  const Traces traces = run_experiments(experiments, {}, diagnostics);
  REQUIRE_FALSE(diagnostics.all().empty());
  CHECK(diagnostics.all()[0].message.ends_with(
      "the deck's experiments have more than 67108864 numbers"));
  std::size_t kept = 0;
  for (const auto& [name, trace] : traces) {
    for (const Step& step : trace.steps) {
      kept += step.tensor.values.size();
    }
  }
  CHECK(kept <= kMostTraceValues);
}

}  // namespace
}  // namespace owldeck
