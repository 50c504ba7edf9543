#include <algorithm>
#include <cmath>

#include "tests/generator/attention/specs.h"
#include "tests/generator/attention/tensors.h"

namespace owldeck {
namespace {

/// One of each kind, with a hidden future or without.
std::vector<AttentionSpec> every_kind() {
  std::vector<AttentionSpec> specs = {
      attention_of(AttentionKind::Simple),
      seeded(AttentionKind::Scaled, 4, Parameters::Rand, 1),
      seeded(AttentionKind::Causal, 4, Parameters::Randn, 2),
      seeded(AttentionKind::Causal, 4, Parameters::Linear, 3),
      seeded(AttentionKind::MultiHead, 8, Parameters::Randn, 123),
      seeded(AttentionKind::MultiHead, 4, Parameters::Linear, 5)};
  specs[3].mask = Located<MaskMethod>{MaskMethod::Multiply, {}};
  specs[4].heads.value = 4;
  specs[5].mask = Located<MaskMethod>{MaskMethod::None, {}};
  return specs;
}

TEST_CASE("attention: every row of weights sums to 1") {
  for (const AttentionSpec& spec : every_kind()) {
    const Trace trace = trace_of(spec);
    const Tensor& weights = step(trace, "weights");
    const std::size_t keys = weights.axes.back().size;
    for (std::size_t row = 0; row * keys < weights.values.size(); ++row) {
      double sum = 0.0;
      for (std::size_t key = 0; key < keys; ++key) {
        sum += static_cast<double>(weights.values[row * keys + key]);
      }
      CAPTURE(row);
      CHECK(std::abs(sum - 1.0) <= 1e-6);
    }
  }
}

TEST_CASE("attention: a masked weight is exactly 0, a visible one is not") {
  for (const MaskMethod mask :
       {MaskMethod::MinusInfinity, MaskMethod::Multiply}) {
    AttentionSpec spec =
        seeded(AttentionKind::MultiHead, 8, Parameters::Randn, 123);
    spec.heads.value = 4;
    spec.mask = Located<MaskMethod>{mask, {}};
    const Trace trace = trace_of(spec);
    const Tensor& weights = step(trace, "weights");
    for (std::size_t i = 0; i < weights.values.size(); ++i) {
      const std::size_t key = i % 6;
      const std::size_t query = i / 6 % 6;
      CAPTURE(i);
      CHECK((weights.values[i] == 0.0f) == (key > query));
    }
  }
}

TEST_CASE("attention: a large score leaves the softmax finite") {
  const InputSpec input = input_of({"a", "b"}, {{1e6, 0.0}, {0.0, 1e6}});
  const Trace trace = trace_of(attention_of(AttentionKind::Simple), input);
  CHECK(step(trace, "weights").values ==
        std::vector<float>{1.0f, 0.0f, 0.0f, 1.0f});
}

TEST_CASE("attention: the order of keys and values changes no context") {
  InputSpec turned = journey();
  std::reverse(turned.tokens.begin(), turned.tokens.end());
  std::reverse(turned.embeddings.value.begin(), turned.embeddings.value.end());
  const AttentionSpec spec =
      seeded(AttentionKind::Scaled, 2, Parameters::Rand, 123);
  const Trace forward = trace_of(spec);
  const Trace backward = trace_of(spec, turned);
  for (std::size_t token = 0; token < 6; ++token) {
    for (std::size_t column = 0; column < 2; ++column) {
      CHECK(std::abs(step(forward, "context").at({token, column}) -
                     step(backward, "context").at({5 - token, column})) <=
            1e-6f);
    }
  }
}

TEST_CASE("attention: both ways of masking give the same weights") {
  AttentionSpec spec =
      seeded(AttentionKind::Causal, 2, Parameters::Linear, 789);
  const Trace infinity = trace_of(spec);
  spec.mask = Located<MaskMethod>{MaskMethod::Multiply, {}};
  const Trace multiply = trace_of(spec);
  CHECK(difference(step(infinity, "weights"), step(multiply, "weights")) <=
        1e-6f);
  CHECK(difference(step(infinity, "context"), step(multiply, "context")) <=
        1e-6f);
}

TEST_CASE("attention: a multiplied mask may leave a query no weights") {
  const InputSpec input = input_of({"a", "b"}, {{1, 0}, {200, 0}});
  AttentionSpec spec = attention_of(AttentionKind::Simple);
  spec.mask = Located<MaskMethod>{MaskMethod::Multiply, {}};
  const Trace multiply = trace_of(spec, input);
  CHECK(step(multiply, "weights").values == std::vector<float>{0, 0, 0, 1});
  spec.mask->value = MaskMethod::MinusInfinity;
  const Trace infinity = trace_of(spec, input);
  CHECK(step(infinity, "weights").values == std::vector<float>{1, 0, 0, 1});
}

TEST_CASE("attention: one head of full width is causal attention") {
  AttentionSpec spec =
      seeded(AttentionKind::Causal, 4, Parameters::Linear, 789);
  const Trace single = trace_of(spec);
  spec.attention.value = AttentionKind::MultiHead;
  spec.output_projection.value = false;
  const Trace multi = trace_of(spec);
  CHECK(step(single, "weights").values == step(multi, "weights").values);
  CHECK(step(single, "context").values == step(multi, "concatenated").values);
}

TEST_CASE("attention: copies in a batch are alike") {
  AttentionSpec spec =
      seeded(AttentionKind::MultiHead, 4, Parameters::Linear, 1);
  spec.heads.value = 2;
  const Trace one = trace_of(spec);
  spec.batch = Located<int>{3, {}};
  const Trace three = trace_of(spec);
  std::vector<float> repeated;
  for (int copy = 0; copy < 3; ++copy) {
    const std::vector<float>& values = step(one, "output").values;
    repeated.insert(repeated.end(), values.begin(), values.end());
  }
  CHECK(step(three, "output").values == repeated);
}

}  // namespace
}  // namespace owldeck
