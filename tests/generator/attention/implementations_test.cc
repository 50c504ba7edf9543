#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "generator/attention/multi_head.h"
#include "tests/generator/attention/specs.h"
#include "tests/generator/attention/tensors.h"

namespace owldeck {
namespace {

constexpr std::array kAll{Implementation::Split, Implementation::Stack,
                          Implementation::Fused, Implementation::Loop,
                          Implementation::Streaming};

AttentionSpec heads_of(Implementation implementation, int heads = 2) {
  AttentionSpec spec = attention_of(AttentionKind::MultiHead, 4);
  spec.heads.value = heads;
  spec.implementation.value = implementation;
  spec.torch_seed.value = 123;
  return spec;
}

TEST_CASE("implementations: stacked heads are modules of their own") {
  AttentionSpec spec = heads_of(Implementation::Stack);
  spec.qkv_bias.value = true;
  CHECK(steps_of(trace_of(spec)) ==
        Names{"input[batch,token,d_in]",
              "W_query[head,head_dim,d_in]",
              "b_query[head,head_dim]",
              "W_key[head,head_dim,d_in]",
              "b_key[head,head_dim]",
              "W_value[head,head_dim,d_in]",
              "b_value[head,head_dim]",
              "head_queries[batch,head,token,head_dim]",
              "head_keys[batch,head,token,head_dim]",
              "head_values[batch,head,token,head_dim]",
              "scores[batch,head,query,key]",
              "mask[query,key]",
              "masked[batch,head,query,key]",
              "scaled[batch,head,query,key]",
              "weights[batch,head,query,key]",
              "head_context[batch,head,token,head_dim]",
              "concatenated[batch,token,d_out]",
              "W_out[d_out,d_out]",
              "b_out[d_out]",
              "output[batch,token,d_out]"});
}

TEST_CASE("implementations: fused heads share one projection") {
  AttentionSpec spec = heads_of(Implementation::Fused);
  spec.qkv_bias.value = true;
  const Trace trace = trace_of(spec);
  const Names names = steps_of(trace);
  CHECK(Names(names.begin(), names.begin() + 9) ==
        Names{"input[batch,token,d_in]", "W_qkv[d_out,d_in]", "b_qkv[d_out]",
              "qkv[batch,token,qkv]",
              "split_qkv[batch,token,projection,head,head_dim]",
              "head_queries[batch,head,token,head_dim]",
              "head_keys[batch,head,token,head_dim]",
              "head_values[batch,head,token,head_dim]",
              "scores[batch,head,query,key]"});
  CHECK(shape_text(step(trace, "W_qkv")) == "(12, 3)");
  CHECK(shape_text(step(trace, "qkv")) == "(1, 6, 12)");
  CHECK(shape_text(step(trace, "split_qkv")) == "(1, 6, 3, 2, 2)");
}

TEST_CASE("implementations: a loop over heads takes the steps of split ones") {
  CHECK(steps_of(trace_of(heads_of(Implementation::Loop))) ==
        steps_of(trace_of(heads_of(Implementation::Split))));
}

TEST_CASE("implementations: streaming holds no matrix of scores") {
  const Names names = steps_of(trace_of(heads_of(Implementation::Streaming)));
  CHECK(Names(names.begin() + 10, names.end()) ==
        Names{"head_queries[batch,head,token,head_dim]",
              "head_keys[batch,head,token,head_dim]",
              "head_values[batch,head,token,head_dim]",
              "running_max[batch,head,query]", "running_sum[batch,head,query]",
              "head_context[batch,head,token,head_dim]",
              "merged_context[batch,token,head,head_dim]",
              "concatenated[batch,token,d_out]", "W_out[d_out,d_out]",
              "b_out[d_out]", "output[batch,token,d_out]"});
}

TEST_CASE("implementations: running values end as the softmax of a row has") {
  AttentionSpec spec = heads_of(Implementation::Streaming);
  spec.block.value = 2;
  const Trace streamed = trace_of(spec);
  const Tensor scaled =
      step(trace_of(heads_of(Implementation::Split)), "scaled")
          .matrix(std::vector<std::size_t>{0, 1});
  for (std::size_t query = 0; query < 6; ++query) {
    float highest = scaled.at({query, 0});
    double sum = 0.0;
    for (std::size_t key = 0; key <= query; ++key) {
      highest = std::max(highest, scaled.at({query, key}));
    }
    for (std::size_t key = 0; key <= query; ++key) {
      sum += std::exp(static_cast<double>(scaled.at({query, key}) - highest));
    }
    CHECK(step(streamed, "running_max").at({0, 1, query}) == highest);
    CHECK(step(streamed, "running_sum").at({0, 1, query}) ==
          doctest::Approx(sum).epsilon(1e-6));
  }
}

TEST_CASE("implementations: a fused projection draws what split ones draw") {
  const Trace split = trace_of(heads_of(Implementation::Split));
  const Trace fused = trace_of(heads_of(Implementation::Fused));
  CHECK(step(fused, "output") == step(split, "output"));
}

TEST_CASE("implementations: a fused bias is drawn after the whole weight") {
  AttentionSpec spec = heads_of(Implementation::Fused);
  spec.qkv_bias.value = true;
  const Trace trace = trace_of(spec);
  TorchRandom random(123);
  const LinearParameters layer = draw_linear(random, 3, 12, true);
  CHECK(step(trace, "W_qkv").values == layer.weight);
  CHECK(step(trace, "b_qkv").values == layer.bias);
}

TEST_CASE("implementations: stacked heads draw one after the other") {
  AttentionSpec spec = heads_of(Implementation::Stack);
  spec.qkv_bias.value = true;
  const Trace trace = trace_of(spec);
  TorchRandom random(123);
  for (std::size_t head = 0; head < 2; ++head) {
    for (const char* name : {"query", "key", "value"}) {
      CAPTURE(name);
      const LinearParameters layer = draw_linear(random, 3, 2, true);
      const Tensor& weight = step(trace, std::string("W_") + name);
      CHECK(weight.matrix(std::vector{head}).values == layer.weight);
      CHECK(step(trace, std::string("b_") + name).at({head, 1}) ==
            layer.bias[1]);
    }
  }
  CHECK(step(trace, "W_out").values == draw_linear(random, 4, 4, true).weight);
}

TEST_CASE("implementations: bare weights may be stacked and fused") {
  for (const auto implementation :
       {Implementation::Stack, Implementation::Fused}) {
    AttentionSpec spec = heads_of(implementation);
    spec.parameters.value = Parameters::Rand;
    const Trace trace = trace_of(spec);
    const Tensor& drawn = step(
        trace, implementation == Implementation::Stack ? "W_query" : "W_qkv");
    CHECK(shape_text(drawn) ==
          (implementation == Implementation::Stack ? "(2, 3, 2)" : "(3, 12)"));
    const std::vector<float> first = TorchRandom(123).rand(4);
    CHECK(std::equal(first.begin(), first.end(), drawn.values.begin()));
  }
}

/// A multi-head attention of random sizes and switches, and its weights.
struct Case {
  AttentionSpec spec;
  Tensor input;
  AttentionWeights weights;
};

Case random_case(std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto pick = [&engine](int low, int high) {
    return low + static_cast<int>(engine() %
                                  static_cast<std::uint32_t>(high - low + 1));
  };
  const int heads = pick(1, 5);
  Case result;
  result.spec = attention_of(AttentionKind::MultiHead, heads * pick(1, 6));
  result.spec.heads.value = heads;
  result.spec.block.value = pick(1, 9);
  result.spec.qkv_bias.value = pick(0, 1) == 1;
  result.spec.temperature.value = pick(0, 1) == 1 ? 1.0 : 0.3;
  result.spec.scale = Located<bool>{pick(0, 1) == 1, {}};
  result.spec.mask = Located<MaskMethod>{
      pick(0, 1) == 1 ? MaskMethod::None : MaskMethod::MinusInfinity, {}};
  const auto size = [&](int low, int high) {
    return static_cast<std::size_t>(pick(low, high));
  };
  result.input.axes = {
      {"batch", size(1, 3)}, {"token", size(1, 20)}, {"d_in", size(1, 10)}};
  TorchRandom random(seed);
  result.input.values =
      random.randn(result.input.axes[0].size * result.input.axes[1].size *
                   result.input.axes[2].size);
  result.weights = draw_weights(result.spec, result.input.axes[2].size, random);
  return result;
}

Trace run(const Case& each, Implementation implementation) {
  AttentionSpec spec = each.spec;
  spec.implementation.value = implementation;
  TorchRandom random(0);
  Attention attention{spec, each.weights, random};
  Trace trace;
  trace_multi_head(trace, each.input, attention);
  return trace;
}

TEST_CASE("implementations: all agree on the same weights") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const Case each = random_case(seed);
    const Trace split = run(each, Implementation::Split);
    for (const Implementation implementation : kAll) {
      CAPTURE(to_string(implementation));
      const Trace other = run(each, implementation);
      for (const char* name : {"head_context", "concatenated", "output"}) {
        CHECK(difference(step(split, name), step(other, name)) <= 1e-5f);
      }
    }
  }
}

TEST_CASE("implementations: multiplied masks agree as well") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    Case each = random_case(seed);
    each.spec.mask = Located<MaskMethod>{MaskMethod::Multiply, {}};
    const Trace split = run(each, Implementation::Split);
    for (const auto implementation :
         {Implementation::Stack, Implementation::Fused, Implementation::Loop}) {
      const Trace other = run(each, implementation);
      CHECK(difference(step(split, "weights"), step(other, "weights")) <=
            1e-5f);
      CHECK(difference(step(split, "output"), step(other, "output")) <= 1e-5f);
    }
  }
}

TEST_CASE("implementations: the size of a block changes nothing to speak of") {
  const Case each = random_case(7);
  Case other = each;
  for (const int block : {1, 2, 3, 64, 4096}) {
    other.spec.block.value = block;
    CHECK(difference(step(run(each, Implementation::Split), "output"),
                     step(run(other, Implementation::Streaming), "output")) <=
          1e-5f);
  }
}

TEST_CASE("implementations: streaming stays finite at scores up to 1e30") {
  Case each = random_case(3);
  for (float& value : each.input.values) {
    value *= 1e15f;
  }
  for (const Implementation implementation : kAll) {
    CAPTURE(to_string(implementation));
    const Trace trace = run(each, implementation);
    CHECK(std::ranges::all_of(step(trace, "output").values, [](float value) {
      return std::isfinite(value);
    }));
  }
}

}  // namespace
}  // namespace owldeck
