#pragma once

#include <string>

#include "generator/attention/weights.h"
#include "generator/deck/experiment.h"
#include "generator/tensor/tensor.h"
#include "generator/tensor/torch_random.h"

namespace owldeck {

/// An attention that is about to run.
struct Attention {
  const AttentionSpec& spec;
  AttentionWeights weights;  ///< empty for Simple
  TorchRandom& random;       ///< dropout draws from it
};

/// Queries, keys and values: of the tokens, or of every head.
struct Projections {
  Tensor queries;
  Tensor keys;
  Tensor values;
};

/// Whether and how `spec` hides the future: as it says, or as its kind does.
[[nodiscard]] MaskMethod mask_of(const AttentionSpec& spec);

/// Whether scores are divided by √head_dim: as `spec` says, or as its kind
/// does.
[[nodiscard]] bool is_scaled(const AttentionSpec& spec);

/// What scores of queries and keys `head_dim` wide are divided by, all told.
[[nodiscard]] double divisor_of(const AttentionSpec& spec,
                                std::size_t head_dim);

/// Such as `÷ √64`, `÷ (√64 · 0.5)` or `÷ 0.5`; empty if nothing divides.
[[nodiscard]] std::string division_text(const AttentionSpec& spec,
                                        std::size_t head_dim);

/// Such as `linear, seed 789`: where the weights of `spec` come from.
[[nodiscard]] std::string origin_of_weights(const AttentionSpec& spec);

}  // namespace owldeck
