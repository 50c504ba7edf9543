#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "generator/tensor/torch_random.h"
#include "tests/generator/attention/specs.h"
#include "tests/generator/attention/tensors.h"

namespace owldeck {
namespace {

TEST_CASE("switches: simple attention can mask, scale and drop") {
  AttentionSpec spec = attention_of(AttentionKind::Simple);
  spec.mask = Located<MaskMethod>{MaskMethod::MinusInfinity, {}};
  spec.scale = Located<bool>{true, {}};
  spec.dropout.value = 0.5;
  const Trace trace = trace_of(spec);
  CHECK(steps_of(trace) == Names{"input[token,dimension]", "scores[query,key]",
                                 "mask[query,key]", "masked[query,key]",
                                 "scaled[query,key]", "weights[query,key]",
                                 "kept[query,key]", "dropped[query,key]",
                                 "context[query,dimension]"});
  CHECK(operation_of(trace, "scaled") == "÷ √3");
  CHECK(operation_of(trace, "context") == "A_D X");
}

TEST_CASE("switches: a single head has a batch axis if a batch is given") {
  AttentionSpec spec = attention_of(AttentionKind::Causal, 2);
  spec.batch = Located<int>{2, {}};
  const Trace trace = trace_of(spec);
  CHECK(steps_of(trace) ==
        Names{"input[batch,token,d_in]", "W_query[d_out,d_in]",
              "W_key[d_out,d_in]", "W_value[d_out,d_in]",
              "queries[batch,token,d_out]", "keys[batch,token,d_out]",
              "values[batch,token,d_out]", "scores[batch,query,key]",
              "mask[query,key]", "masked[batch,query,key]",
              "scaled[batch,query,key]", "weights[batch,query,key]",
              "context[batch,query,d_out]"});
  CHECK(shape_text(step(trace, "context")) == "(2, 6, 2)");
}

TEST_CASE("switches: nothing divides without scale at temperature 1") {
  AttentionSpec spec = attention_of(AttentionKind::Scaled, 2);
  spec.scale = Located<bool>{false, {}};
  CHECK(trace_of(spec).find("scaled") == nullptr);
}

TEST_CASE("switches: temperature divides besides the root") {
  AttentionSpec spec = attention_of(AttentionKind::Scaled, 4);
  spec.temperature.value = 0.5;
  const Trace both = trace_of(spec);
  CHECK(operation_of(both, "scaled") == "÷ (√4 · 0.5)");
  CHECK(step(both, "scaled") == step(both, "scores"));
  spec.scale = Located<bool>{false, {}};
  const Trace alone = trace_of(spec);
  CHECK(operation_of(alone, "scaled") == "÷ 0.5");
  CHECK(step(alone, "scaled").at({1, 2}) ==
        2.0f * step(alone, "scores").at({1, 2}));
}

TEST_CASE("switches: a plain softmax gives NaN where its powers overflow") {
  AttentionSpec spec = attention_of(AttentionKind::Simple);
  spec.temperature.value = 0.01;  // scores a hundred times as large
  spec.softmax.value = SoftmaxMethod::Plain;
  const Trace trace = trace_of(spec);
  const Tensor& scores = step(trace, "scaled");
  const Tensor& powers = step(trace, "exponentials");
  const Tensor& weights = step(trace, "weights");
  for (std::size_t row = 0; row < weights.rows(); ++row) {
    bool overflows = false;
    for (std::size_t column = 0; column < weights.columns(); ++column) {
      CHECK(std::isinf(powers.at({row, column})) ==
            (scores.at({row, column}) > 88.72f));
      overflows = overflows || std::isinf(powers.at({row, column}));
    }
    for (std::size_t column = 0; column < weights.columns(); ++column) {
      CHECK(std::isnan(weights.at({row, column})) ==
            std::isinf(powers.at({row, column})));
    }
    CHECK(overflows == (row != 3 && row != 4));
  }
}

TEST_CASE("switches: a plain softmax is right where nothing overflows") {
  AttentionSpec spec = attention_of(AttentionKind::Simple);
  const Trace right = trace_of(spec);
  spec.softmax.value = SoftmaxMethod::Plain;
  const Trace plain = trace_of(spec);
  const Tensor& weights = step(plain, "weights");
  for (std::size_t i = 0; i < weights.values.size(); ++i) {
    CHECK(weights.values[i] ==
          doctest::Approx(step(right, "weights").values[i]).epsilon(1e-6));
  }
}

TEST_CASE("switches: a softmax of columns makes columns sum to 1, not rows") {
  AttentionSpec spec = seeded(AttentionKind::Scaled, 2, Parameters::Rand, 123);
  spec.softmax.value = SoftmaxMethod::Columns;
  const Trace trace = trace_of(spec);
  const Tensor& weights = step(trace, "weights");
  CHECK(operation_of(trace, "weights") == "softmax of columns");
  double farthest = 0;
  for (std::size_t index = 0; index < weights.rows(); ++index) {
    double row = 0;
    double column = 0;
    for (std::size_t other = 0; other < weights.rows(); ++other) {
      row += weights.at({index, other});
      column += weights.at({other, index});
    }
    CHECK(column == doctest::Approx(1).epsilon(1e-6));
    farthest = std::max(farthest, std::abs(row - 1));
  }
  CHECK(farthest > 0.01);
}

TEST_CASE("switches: a bias follows its weight in the stream") {
  AttentionSpec spec = seeded(AttentionKind::Causal, 2, Parameters::Linear, 42);
  spec.qkv_bias.value = true;
  const Trace trace = trace_of(spec);
  TorchRandom random(42);
  for (const std::string name : {"query", "key", "value"}) {
    CAPTURE(name);
    const LinearParameters layer = draw_linear(random, 3, 2, true);
    CHECK(step(trace, "W_" + name).values == layer.weight);
    CHECK(step(trace, "b_" + name).values == layer.bias);
  }
  CHECK(operation_of(trace, "queries") == "X W_Q^T + b_Q");
}

TEST_CASE("switches: a bias is added to every query") {
  AttentionSpec spec = seeded(AttentionKind::Causal, 2, Parameters::Linear, 42);
  spec.qkv_bias.value = true;
  const Trace trace = trace_of(spec);
  const Tensor& weight = step(trace, "W_query");
  for (std::size_t token = 0; token < 6; ++token) {
    double expected = static_cast<double>(step(trace, "b_query").at({1}));
    for (std::size_t column = 0; column < 3; ++column) {
      expected +=
          static_cast<double>(step(trace, "input").at({token, column})) *
          static_cast<double>(weight.at({1, column}));
    }
    CHECK(step(trace, "queries").at({token, 1}) ==
          doctest::Approx(expected).epsilon(1e-6));
  }
}

/// Query, key and value matrices of one row each.
WeightsSpec written_weights() {
  WeightsSpec weights;
  for (const char* name : {"W_query", "W_key", "W_value"}) {
    LocatedRows rows;
    rows.value.push_back({{{1.0, {}}, {0.5, {}}, {0.0, {}}}, {}});
    weights.written.push_back({{name, {}}, rows});
  }
  return weights;
}

TEST_CASE("switches: weights that are given are those that are used") {
  AttentionSpec spec = attention_of(AttentionKind::Causal, 1);
  spec.weights = written_weights();
  const Trace trace = trace_of(spec);
  CHECK(step(trace, "W_query").values == std::vector<float>{1.0f, 0.5f, 0.0f});
  CHECK(step(trace, "queries").at({1, 0}) ==
        doctest::Approx(0.55 + 0.5 * 0.87).epsilon(1e-6));
  CHECK(operation_of(trace, "W_query") == "as given");
}

TEST_CASE("switches: given weights that are wrong leave no steps") {
  AttentionSpec spec = attention_of(AttentionKind::Causal, 2);
  spec.weights = written_weights();
  Diagnostics diagnostics;
  const Traces traces = run_experiments({journey(), spec}, {}, diagnostics);
  CHECK_FALSE(diagnostics.all().empty());
  CHECK(traces.at("run").steps.empty());
}

TEST_CASE("dropout: given weights leave the stream at its beginning") {
  AttentionSpec spec = attention_of(AttentionKind::Causal, 1);
  spec.weights = written_weights();
  spec.dropout.value = 0.5;
  spec.torch_seed.value = 4;
  CHECK(step(trace_of(spec), "kept").values ==
        TorchRandom(4).bernoulli(36, 0.5));
}

TEST_CASE("dropout: what is kept grows by as much as is dropped") {
  AttentionSpec spec = seeded(AttentionKind::Causal, 2, Parameters::Linear, 7);
  spec.dropout.value = 0.2;
  const Trace trace = trace_of(spec);
  const Tensor& weights = step(trace, "weights");
  for (std::size_t i = 0; i < weights.values.size(); ++i) {
    CHECK(step(trace, "dropped").values[i] ==
          (step(trace, "kept").values[i] == 1.0f ? weights.values[i] * 1.25f
                                                 : 0.0f));
  }
  CHECK(operation_of(trace, "kept") == "1 = kept, p 0.8");
  CHECK(operation_of(trace, "dropped") == "kept ÷ 0.8");
}

TEST_CASE("dropout: the context is made of what is kept") {
  AttentionSpec spec = seeded(AttentionKind::Causal, 2, Parameters::Linear, 7);
  spec.dropout.value = 0.5;
  const Trace trace = trace_of(spec);
  CHECK(step(trace, "context").values !=
        trace_of(seeded(AttentionKind::Causal, 2, Parameters::Linear, 7))
            .find("context")
            ->values);
  double expected = 0.0;
  for (std::size_t key = 0; key < 6; ++key) {
    expected += static_cast<double>(step(trace, "dropped").at({5, key})) *
                static_cast<double>(step(trace, "values").at({key, 1}));
  }
  CHECK(step(trace, "context").at({5, 1}) ==
        doctest::Approx(expected).epsilon(1e-6));
}

TEST_CASE("dropout: the stream goes on from the weights") {
  AttentionSpec spec = seeded(AttentionKind::Scaled, 2, Parameters::Rand, 3);
  spec.dropout.value = 0.3;
  TorchRandom random(3);
  CHECK(random.rand(3 * 6).size() == 18);
  CHECK(step(trace_of(spec), "kept").values == random.bernoulli(36, 0.7));
}

TEST_CASE("dropout: a seed of its own starts the stream anew") {
  AttentionSpec spec = seeded(AttentionKind::Scaled, 2, Parameters::Rand, 3);
  spec.dropout.value = 0.5;
  spec.dropout_seed = Located<std::uint64_t>{9, {}};
  CHECK(step(trace_of(spec), "kept").values ==
        TorchRandom(9).bernoulli(36, 0.5));
}

TEST_CASE("dropout: simple attention draws from its seed") {
  AttentionSpec spec = attention_of(AttentionKind::Simple);
  spec.dropout.value = 0.5;
  spec.torch_seed.value = 11;
  CHECK(step(trace_of(spec), "kept").values ==
        TorchRandom(11).bernoulli(36, 0.5));
}

TEST_CASE("dropout: split heads draw at once, stacked ones in turn") {
  AttentionSpec spec = attention_of(AttentionKind::MultiHead, 4);
  spec.heads.value = 2;
  spec.batch = Located<int>{2, {}};
  spec.dropout.value = 0.5;
  spec.dropout_seed = Located<std::uint64_t>{5, {}};
  const std::vector<float> drawn = TorchRandom(5).bernoulli(4 * 36, 0.5);
  CHECK(step(trace_of(spec), "kept").values == drawn);
  for (const auto implementation :
       {Implementation::Stack, Implementation::Loop}) {
    spec.implementation.value = implementation;
    const Tensor kept = step(trace_of(spec), "kept");
    // Batch and head change places: head 1 of copy 0 is drawn third.
    CHECK(kept.at({0, 1, 2, 3}) == drawn[2 * 36 + 2 * 6 + 3]);
    CHECK(kept.at({1, 0, 5, 0}) == drawn[1 * 36 + 5 * 6]);
    CHECK(kept.values != drawn);
  }
}

TEST_CASE("dropout: probability 0 draws nothing") {
  AttentionSpec spec = seeded(AttentionKind::Causal, 2, Parameters::Linear, 7);
  CHECK(trace_of(spec).find("kept") == nullptr);
}

}  // namespace
}  // namespace owldeck
