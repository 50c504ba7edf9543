#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/tensor/torch_random.h"

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

/// Draws them in the order of the modules' constructors, every bias after its
/// weight: query, key, value, out. Stack draws query, key and value head by
/// head, Fused all three in one matrix. Without values for shapes only, which
/// draws nothing.
/// Source: ch03.ipynb, multihead-attention.ipynb and mha-implementations.ipynb
/// of LLMs-from-scratch.
[[nodiscard]] AttentionWeights draw_weights(const AttentionSpec& spec,
                                            std::size_t d_in,
                                            TorchRandom& random);

/// One weight and its bias, if it has one.
struct Layer {
  Tensor weight;
  std::optional<Tensor> bias;
};

/// Query, key and value in one layer. Shape: weight [d_in, 3 d_out], of Linear
/// layers [3 d_out, d_in]; bias [3 d_out].
[[nodiscard]] Layer fused_layer(const AttentionWeights& weights,
                                Parameters parameters);

/// The query, key and value of one head. Shape: as of an attention whose d_out
/// is head_dim.
[[nodiscard]] AttentionWeights weights_of_head(const AttentionWeights& weights,
                                               const AttentionSpec& spec,
                                               std::size_t head);

/// `input` [..., d_in] through a layer: `X W`, or `X W^T` for a Linear one, and
/// its bias added.
[[nodiscard]] Tensor project(const Tensor& input, const Tensor& weight,
                             const std::optional<Tensor>& bias,
                             Parameters parameters);

}  // namespace owldeck
