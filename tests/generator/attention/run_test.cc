#include "generator/attention/run.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/generator/attention/specs.h"
#include "tests/generator/attention/tensors.h"

namespace owldeck {
namespace {

TEST_CASE("run: three tokens computed by hand") {
  const double root = std::log(2.0);
  const InputSpec input =
      input_of({"a", "b", "c"}, {{1, 0, 0}, {0, 1, 0}, {0, root, 1}});
  const Trace trace = trace_of(attention_of(AttentionKind::Simple), input);
  const auto r = static_cast<float>(root);
  CHECK(step(trace, "scores").values ==
        std::vector<float>{1, 0, 0, 0, 1, r, 0, r, r * r + 1});
  // exp(scores) of b is 1, e, 2; its sum e + 3.
  const double e = std::exp(1.0);
  const std::vector<double> weights{1 / (e + 3), e / (e + 3), 2 / (e + 3)};
  for (std::size_t key = 0; key < 3; ++key) {
    CHECK(step(trace, "weights").at({1, key}) ==
          doctest::Approx(weights[key]).epsilon(1e-6));
  }
  CHECK(step(trace, "context").at({1, 1}) ==
        doctest::Approx(weights[1] + root * weights[2]).epsilon(1e-6));
}

TEST_CASE("run: an input is a trace of its embeddings") {
  Diagnostics diagnostics;
  const Traces traces = run_experiments({journey()}, {}, diagnostics);
  const Trace& trace = traces.at("journey");
  CHECK(trace.experiment == "journey");
  CHECK(trace.tokens.at(1) == "journey");
  CHECK(steps_of(trace) == Names{"embeddings[token,dimension]"});
  CHECK(step(trace, "embeddings").at({5, 1}) == 0.8f);
}

TEST_CASE("run: an input may come after what uses it") {
  Diagnostics diagnostics;
  const Traces traces = run_experiments(
      {attention_of(AttentionKind::Simple), journey()}, {}, diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(traces.count("run") == 1);
}

TEST_CASE("run: simple attention's steps") {
  CHECK(steps_of(trace_of(attention_of(AttentionKind::Simple))) ==
        Names{"input[token,dimension]", "scores[query,key]",
              "weights[query,key]", "context[query,dimension]"});
}

TEST_CASE("run: scaled attention's steps") {
  CHECK(steps_of(
            trace_of(seeded(AttentionKind::Scaled, 2, Parameters::Rand, 1))) ==
        Names{"input[token,d_in]", "W_query[d_in,d_out]", "W_key[d_in,d_out]",
              "W_value[d_in,d_out]", "queries[token,d_out]",
              "keys[token,d_out]", "values[token,d_out]", "scores[query,key]",
              "scaled[query,key]", "weights[query,key]",
              "context[query,d_out]"});
}

TEST_CASE("run: causal attention masks before it scales") {
  const Names names =
      steps_of(trace_of(attention_of(AttentionKind::Causal, 2)));
  CHECK(Names(names.begin() + 1, names.begin() + 2) ==
        Names{"W_query[d_out,d_in]"});
  CHECK(Names(names.begin() + 7, names.end()) ==
        Names{"scores[query,key]", "mask[query,key]", "masked[query,key]",
              "scaled[query,key]", "weights[query,key]",
              "context[query,d_out]"});
}

TEST_CASE("run: a multiplied mask comes after the softmax") {
  AttentionSpec spec = attention_of(AttentionKind::Causal, 2);
  spec.mask = Located<MaskMethod>{MaskMethod::Multiply, {}};
  const Names names = steps_of(trace_of(spec));
  CHECK(Names(names.begin() + 7, names.end()) ==
        Names{"scores[query,key]", "scaled[query,key]", "unmasked[query,key]",
              "mask[query,key]", "masked[query,key]", "weights[query,key]",
              "context[query,d_out]"});
}

TEST_CASE("run: multi-head attention's steps") {
  AttentionSpec spec = attention_of(AttentionKind::MultiHead, 4);
  spec.heads.value = 2;
  const Names names = steps_of(trace_of(spec));
  CHECK(Names(names.begin(), names.begin() + 1) ==
        Names{"input[batch,token,d_in]"});
  CHECK(Names(names.begin() + 4, names.end()) ==
        Names{"queries[batch,token,d_out]",
              "keys[batch,token,d_out]",
              "values[batch,token,d_out]",
              "split_queries[batch,token,head,head_dim]",
              "split_keys[batch,token,head,head_dim]",
              "split_values[batch,token,head,head_dim]",
              "head_queries[batch,head,token,head_dim]",
              "head_keys[batch,head,token,head_dim]",
              "head_values[batch,head,token,head_dim]",
              "scores[batch,head,query,key]",
              "mask[query,key]",
              "masked[batch,head,query,key]",
              "scaled[batch,head,query,key]",
              "weights[batch,head,query,key]",
              "head_context[batch,head,token,head_dim]",
              "merged_context[batch,token,head,head_dim]",
              "concatenated[batch,token,d_out]",
              "W_out[d_out,d_out]",
              "b_out[d_out]",
              "output[batch,token,d_out]"});
}

TEST_CASE("run: head h takes columns h d to h d + d - 1 of the queries") {
  AttentionSpec spec =
      seeded(AttentionKind::MultiHead, 8, Parameters::Randn, 123);
  spec.heads.value = 4;
  spec.batch = Located<int>{2, {}};
  const Trace trace = trace_of(spec);
  for (std::size_t head = 0; head < 4; ++head) {
    for (std::size_t column = 0; column < 2; ++column) {
      CHECK(step(trace, "head_queries").at({1, head, 3, column}) ==
            step(trace, "queries").at({1, 3, head * 2 + column}));
      CHECK(step(trace, "concatenated").at({1, 3, head * 2 + column}) ==
            step(trace, "head_context").at({1, head, 3, column}));
    }
  }
}

TEST_CASE("run: without an output projection the heads side by side are last") {
  AttentionSpec spec =
      seeded(AttentionKind::MultiHead, 8, Parameters::Randn, 123);
  spec.heads.value = 4;
  spec.output_projection.value = false;
  CHECK(trace_of(spec).steps.back().name == "concatenated");
}

TEST_CASE("run: a bare output projection is drawn last and has no bias") {
  AttentionSpec spec =
      seeded(AttentionKind::MultiHead, 8, Parameters::Randn, 123);
  spec.heads.value = 4;
  const Trace with = trace_of(spec);
  spec.output_projection.value = false;
  const Trace without = trace_of(spec);
  CHECK(step(with, "W_value") == step(without, "W_value"));
  CHECK(shape_text(step(with, "W_out")) == "(8, 8)");
  CHECK(with.find("b_out") == nullptr);
  CHECK(with.steps.back().name == "output");
}

TEST_CASE("run: a multi-head attention that is not causal has no mask") {
  AttentionSpec spec = attention_of(AttentionKind::MultiHead, 2);
  spec.mask = Located<MaskMethod>{MaskMethod::None, {}};
  const Trace trace = trace_of(spec);
  CHECK(trace.find("mask") == nullptr);
  CHECK(step(trace, "weights").at({0, 0, 0, 5}) > 0.0f);
}

TEST_CASE("run: operations name sizes and seeds") {
  AttentionSpec spec =
      seeded(AttentionKind::MultiHead, 8, Parameters::Randn, 123);
  spec.heads.value = 4;
  const Trace trace = trace_of(spec);
  CHECK(operation_of(trace, "W_query") == "randn, seed 123");
  CHECK(operation_of(trace, "split_queries") == "split into 4 heads");
  CHECK(operation_of(trace, "scaled") == "÷ √2");
}

}  // namespace
}  // namespace owldeck
