#pragma once

#include <cstddef>
#include <optional>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"

namespace owldeck {

/// The parameters of an attention with queries, keys and values, whatever its
/// implementation: stacked heads lie one after the other in d_out, a fused
/// projection is cut in three.
/// Shape: query, key and value [d_in, d_out], out [d_out, d_out]; of Linear
/// layers [d_out, d_in]; biases [d_out].
struct AttentionWeights {
  Tensor query;
  Tensor key;
  Tensor value;
  std::optional<Tensor> query_bias;  ///< with qkv_bias, as the next two
  std::optional<Tensor> key_bias;
  std::optional<Tensor> value_bias;
  std::optional<Tensor> out;  ///< of MultiHead with an output projection
  std::optional<Tensor> out_bias;
};

/// Draws them from the seed in the order of the modules' constructors: query,
/// key, value, output weight, output bias.
[[nodiscard]] AttentionWeights draw_weights(const AttentionSpec& spec,
                                            std::size_t d_in);

/// `input` times `weight` as the kind of parameters has it: `X W`, or `X W^T`
/// for a Linear layer.
[[nodiscard]] Tensor project(const Tensor& input, const Tensor& weight,
                             Parameters parameters);

}  // namespace owldeck
