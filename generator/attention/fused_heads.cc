#include "generator/attention/fused_heads.h"

#include "generator/attention/projection_steps.h"
#include "generator/attention/split_heads.h"
#include "generator/tensor/tensor_math.h"
#include "generator/tensor/tensor_parts.h"

namespace owldeck {
namespace {

Tensor add_fused_projection(Trace& trace, const Tensor& input,
                            const Attention& attention) {
  const Parameters parameters = attention.spec.parameters.value;
  Layer layer = fused_layer(attention.weights, parameters);
  add_layer_steps(trace, layer, "qkv", "", attention.spec);
  Tensor projected = with_matrix_axes(
      project(input, layer.weight, layer.bias, parameters), "token", "qkv");
  trace.steps.push_back(
      {"qkv", "QKV", layer_text("X", "", layer.bias.has_value(), parameters),
       projected});
  return projected;
}

/// `qkv` as [batch, token, projection, head, head_dim]: the values stay where
/// they are.
Tensor viewed(const Tensor& qkv, std::size_t heads) {
  Tensor split = split_into_heads(qkv, 3 * heads);
  const Axis head_dim = split.axes.back();
  split.axes.resize(2);
  split.axes.push_back({"projection", 3, {"query", "key", "value"}});
  split.axes.push_back({"head", heads});
  split.axes.push_back(head_dim);
  return split;
}

}  // namespace

Projections add_fused_heads(Trace& trace, const Tensor& input,
                            const Attention& attention) {
  const auto heads = static_cast<std::size_t>(attention.spec.heads.value);
  const Tensor split =
      viewed(add_fused_projection(trace, input, attention), heads);
  trace.steps.push_back({"split_qkv", "QKV",
                         "split into 3 and " + heads_text(attention.spec),
                         split});
  const auto projection = [&split](std::size_t index) {
    return swap_middle_axes(entry_along(split, 2, index));
  };
  Projections result{projection(0), projection(1), projection(2)};
  add_head_steps(trace, result, "Q, K, V apart, heads before tokens");
  return result;
}

}  // namespace owldeck
