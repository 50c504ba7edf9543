#pragma once

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Attention without trainable weights: every token scores every token by their
/// dot product. Adds the steps of Simple:
///   input     [token, dimension]
///   scores    [query, key], then those of score_steps.h
///   context   [query, dimension]
/// each with a first axis `batch` if the experiment has one.
/// Shape: input [token, dimension] or [batch, token, dimension].
/// Source: ch03.ipynb of LLMs-from-scratch, section 3.3.
void trace_simple(Trace& trace, const Tensor& input, Attention& attention);

/// Dot-product attention with queries, keys and values. Adds the steps of
/// Scaled and Causal:
///   input                     [token, d_in]
///   W_query, W_key, W_value   [d_in, d_out], of Linear layers [d_out, d_in],
///                             and after each its b_query, b_key, b_value
///                             [d_out] with qkv_bias
///   queries, keys, values     [token, d_out]
///   scores                    [query, key], then those of score_steps.h
///   context                   [query, d_out]
/// each but the weights and the mask with a first axis `batch` if the
/// experiment has one.
/// Shape: input [token, d_in] or [batch, token, d_in].
/// Source: ch03.ipynb of LLMs-from-scratch, sections 3.4 and 3.5.
void trace_single_head(Trace& trace, const Tensor& input, Attention& attention);

}  // namespace owldeck
