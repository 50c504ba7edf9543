#pragma once

#include <string>

#include "generator/attention/trace.h"
#include "generator/attention/weights.h"
#include "generator/deck/experiment.h"

namespace owldeck {

/// Whether and how `spec` hides the future: as it says, or as its kind does.
[[nodiscard]] MaskMethod mask_of(const AttentionSpec& spec);

/// Adds the steps from scores to weights to `trace`, each masked as `masking`
/// says. Gives: the weights.
/// Shape: scores and weights [..., query, key]; each row of weights sums to 1.
/// Source: Vaswani et al. 2017, equation 1: softmax(Q K^T / sqrt(head_dim)).
[[nodiscard]] Tensor add_score_steps(Trace& trace, const Tensor& scores,
                                     MaskMethod masking, std::size_t head_dim);

/// Queries, keys and values of an input.
struct Projections {
  Tensor queries;
  Tensor keys;
  Tensor values;
};

/// Adds the weight matrices and the projections of `input` [..., token, d_in].
/// Shape: the projections [..., token, d_out].
[[nodiscard]] Projections add_projection_steps(Trace& trace,
                                               const Tensor& input,
                                               const AttentionWeights& weights,
                                               const AttentionSpec& spec);

/// Such as `linear, seed 789`: where the weights of `spec` come from.
[[nodiscard]] std::string origin_of_weights(const AttentionSpec& spec);

}  // namespace owldeck
