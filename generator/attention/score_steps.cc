#include "generator/attention/score_steps.h"

#include <limits>
#include <utility>

#include "generator/attention/dropout.h"
#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

void add_mask(Trace& trace, const Tensor& scores) {
  trace.steps.push_back(
      {"mask", "M", "1 = the future", future_mask_for(scores)});
}

Tensor hide_future_scores(Trace& trace, const Tensor& scores) {
  add_mask(trace, scores);
  Tensor masked = with_future(scores, kMinusInfinity);
  trace.steps.push_back({"masked", "S_M", "future to −∞", masked});
  return masked;
}

Tensor hide_future_weights(Trace& trace, const Tensor& unmasked) {
  trace.steps.push_back({"unmasked", "A_0", "softmax", unmasked});
  add_mask(trace, unmasked);
  Tensor masked = with_future(unmasked, 0.0f);
  trace.steps.push_back({"masked", "A_M", "future to 0", masked});
  return rows_divided_by_sum(masked);
}

Tensor scale(Trace& trace, const Tensor& scores, std::size_t head_dim,
             const AttentionSpec& spec) {
  const std::string operation = division_text(spec, head_dim);
  if (operation.empty()) {
    return scores;
  }
  Tensor scaled = divided(scores, divisor_of(spec, head_dim));
  trace.steps.push_back({"scaled", "S_d", operation, scaled});
  return scaled;
}

/// Adds what the method computes on its way.
/// Gives: the weights, and what they were made by.
std::pair<Tensor, std::string> softmax_of(Trace& trace, const Tensor& scores,
                                          SoftmaxMethod method) {
  switch (method) {
    case SoftmaxMethod::Plain: {
      const Tensor shares = exponentials(scores);
      trace.steps.push_back({"exponentials", "E", "e to each score", shares});
      return {rows_divided_by_sum(shares), "÷ row sum"};
    }
    case SoftmaxMethod::Columns:
      return {softmax_columns(scores), "softmax of columns"};
    case SoftmaxMethod::Rows:
      break;
  }
  return {softmax_rows(scores), "softmax"};
}

}  // namespace

Tensor add_score_steps(Trace& trace, const Tensor& scores, std::size_t head_dim,
                       Attention& attention) {
  const AttentionSpec& spec = attention.spec;
  const MaskMethod mask = mask_of(spec);
  const Tensor visible = mask == MaskMethod::MinusInfinity
                             ? hide_future_scores(trace, scores)
                             : scores;
  auto [weights, operation] = softmax_of(
      trace, scale(trace, visible, head_dim, spec), spec.softmax.value);
  if (mask == MaskMethod::Multiply) {
    weights = hide_future_weights(trace, weights);
    operation = "÷ row sum";
  }
  trace.steps.push_back({"weights", "A", operation, weights});
  return spec.dropout.value == 0.0
             ? weights
             : add_dropout_steps(trace, weights, attention);
}

std::string weights_symbol(const AttentionSpec& spec) {
  return spec.dropout.value == 0.0 ? "A" : "A_D";
}

}  // namespace owldeck
