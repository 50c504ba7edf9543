#pragma once

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Adds the steps after `scores`, as the attention's switches ask for them:
///   mask            [query, key], 1 = hidden; unless nothing is masked
///   masked          minus infinity in the future
///   scaled          divided by √head_dim and temperature, if either divides
///   exponentials    with softmax plain only
///   weights         each row sums to 1, unless softmax goes wrong
///   kept, dropped   with dropout
/// or, with mask multiply, scaled, unmasked (weights that see the future),
/// mask, masked (zeros in the future), weights, kept, dropped.
/// A query whose visible weights all round to 0 before a multiplied mask has
/// zeros for weights; minus infinity never loses a row so.
/// Gives: what the values are weighted with: weights or dropped.
/// Shape: [..., query, key], as the scores; the mask without leading axes.
/// Source: Vaswani et al. 2017, equation 1: softmax(Q K^T / sqrt(head_dim)).
[[nodiscard]] Tensor add_score_steps(Trace& trace, const Tensor& scores,
                                     std::size_t head_dim,
                                     Attention& attention);

/// The symbol of what add_score_steps gives.
[[nodiscard]] std::string weights_symbol(const AttentionSpec& spec);

}  // namespace owldeck
