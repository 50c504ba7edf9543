#pragma once

#include <optional>
#include <string>

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Adds one layer's weight and bias: `W_query` and `b_query` for `query`, with
/// symbols `W_Q` and `b_Q` for the subscript `_Q`.
void add_layer_steps(Trace& trace, const Layer& layer, const std::string& name,
                     const std::string& subscript, const AttentionSpec& spec);

/// Such as `X W_Q^T + b_Q`: what a layer does to `input`.
[[nodiscard]] std::string layer_text(const std::string& input,
                                     const std::string& subscript,
                                     bool has_bias, Parameters parameters);

/// Adds W_query, b_query, W_key, b_key, W_value, b_value, queries, keys and
/// values, the biases if there are any.
/// Shape: input [..., token, d_in], projections [..., token, d_out].
[[nodiscard]] Projections add_projection_steps(Trace& trace,
                                               const Tensor& input,
                                               const Attention& attention);

}  // namespace owldeck
