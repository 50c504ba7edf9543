#include "generator/attention/score_steps.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

std::size_t token_count(const Tensor& scores) {
  return scores.axes.back().size;
}

void add_mask(Trace& trace, std::size_t tokens) {
  trace.steps.push_back({"mask", "M", "1 = the future", future_mask(tokens)});
}

Tensor hide_future_scores(Trace& trace, const Tensor& scores) {
  add_mask(trace, token_count(scores));
  Tensor masked = with_future(scores, kMinusInfinity);
  trace.steps.push_back({"masked", "S_M", "future to −∞", masked});
  return masked;
}

Tensor hide_future_weights(Trace& trace, const Tensor& unmasked) {
  trace.steps.push_back({"unmasked", "A_0", "softmax", unmasked});
  add_mask(trace, token_count(unmasked));
  Tensor masked = with_future(unmasked, 0.0f);
  trace.steps.push_back({"masked", "A_M", "future to 0", masked});
  return rows_divided_by_sum(masked);
}

}  // namespace

MaskMethod mask_of(const AttentionSpec& spec) {
  const bool causal = spec.attention.value == AttentionKind::Causal ||
                      spec.attention.value == AttentionKind::MultiHead;
  const MaskMethod usual =
      causal ? MaskMethod::MinusInfinity : MaskMethod::None;
  return spec.mask ? spec.mask->value : usual;
}

Tensor add_score_steps(Trace& trace, const Tensor& scores, MaskMethod masking,
                       std::size_t head_dim) {
  trace.steps.push_back({"scores", "S", "Q K^T", scores});
  const Tensor visible = masking == MaskMethod::MinusInfinity
                             ? hide_future_scores(trace, scores)
                             : scores;
  const Tensor scaled =
      divided(visible, std::sqrt(static_cast<double>(head_dim)));
  trace.steps.push_back(
      {"scaled", "S_d", fmt::format("÷ √{}", head_dim), scaled});
  Tensor weights = softmax_rows(scaled);
  std::string operation = "softmax";
  if (masking == MaskMethod::Multiply) {
    weights = hide_future_weights(trace, weights);
    operation = "÷ row sum";
  }
  trace.steps.push_back({"weights", "A", operation, weights});
  return weights;
}

Projections add_projection_steps(Trace& trace, const Tensor& input,
                                 const AttentionWeights& weights,
                                 const AttentionSpec& spec) {
  const Parameters parameters = spec.parameters.value;
  const std::string transposed = parameters == Parameters::Linear ? "^T" : "";
  const std::string origin = origin_of_weights(spec);
  trace.steps.push_back({"W_query", "W_Q", origin, weights.query});
  trace.steps.push_back({"W_key", "W_K", origin, weights.key});
  trace.steps.push_back({"W_value", "W_V", origin, weights.value});
  Projections result{project(input, weights.query, parameters),
                     project(input, weights.key, parameters),
                     project(input, weights.value, parameters)};
  trace.steps.push_back({"queries", "Q", "X W_Q" + transposed, result.queries});
  trace.steps.push_back({"keys", "K", "X W_K" + transposed, result.keys});
  trace.steps.push_back({"values", "V", "X W_V" + transposed, result.values});
  return result;
}

std::string origin_of_weights(const AttentionSpec& spec) {
  const std::uint64_t seed = spec.torch_seed.value;
  switch (spec.parameters.value) {
    case Parameters::Rand:
      return fmt::format("rand, seed {}", seed);
    case Parameters::Randn:
      return fmt::format("randn, seed {}", seed);
    case Parameters::Linear:
    case Parameters::Bare:
      break;
  }
  return fmt::format("linear, seed {}", seed);
}

}  // namespace owldeck
