#pragma once

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Multi-head attention in any of its implementations. Adds the steps of
/// MultiHead to `trace`; axis `batch` has size 1 unless the experiment says
/// more, and d_out is the width of all heads together, also of stacked ones
/// (whose module in chapter 3 is given the width of one head).
///
///   input             [batch, token, d_in]
/// Split, Loop, Streaming:
///   W_query, W_key, W_value   [d_in, d_out], of Linear layers [d_out, d_in],
///                     and after each its b_query, b_key, b_value [d_out] with
///                     qkv_bias
///   queries, keys, values                        [batch, token, d_out]
///   split_queries, split_keys, split_values      [batch, token, head,
///   head_dim]
/// Stack:
///   W_query, W_key, W_value   [head, d_in, head_dim], of Linear layers
///                     [head, head_dim, d_in]; biases [head, head_dim]
/// Fused:
///   W_qkv, b_qkv      [d_in, 3 d_out], of Linear layers [3 d_out, d_in];
///                     [3 d_out] with qkv_bias
///   qkv               [batch, token, qkv]
///   split_qkv         [batch, token, projection, head, head_dim]
/// all:
///   head_queries, head_keys, head_values         [batch, head, token,
///   head_dim]
/// all but Streaming:
///   scores            [batch, head, query, key], then those of score_steps.h
/// Streaming:
///   running_max, running_sum                     [batch, head, query]
/// all:
///   head_context      [batch, head, token, head_dim]
///   merged_context    [batch, token, head, head_dim], but of Stack
///   concatenated      [batch, token, d_out]
/// with an output projection:
///   W_out             [d_out, d_out]
///   b_out             [d_out], of Linear layers
///   output            [batch, token, d_out]
///
/// All implementations compute the same from the same weights, but that dropout
/// draws from one stream: for all heads at once in Split and Fused, for one
/// head after the other in Stack and Loop.
/// Shape: input [batch, token, d_in].
/// Source: Vaswani et al. 2017, section 3.2.2; ch03.ipynb (section 3.6),
/// multihead-attention.ipynb and mha-implementations.ipynb of
/// LLMs-from-scratch.
void trace_multi_head(Trace& trace, const Tensor& input, Attention& attention);

}  // namespace owldeck
