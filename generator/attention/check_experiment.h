#pragma once

#include <cstddef>

#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"
#include "generator/tensor/tensor.h"

namespace owldeck {

/// The most tokens, dimensions, heads, copies in a batch, or columns of d_out.
constexpr int kMaxSize = 4096;
/// The same where only shapes are asked for, but for heads.
constexpr int kMaxShape = 1'000'000;
/// The most numbers in one tensor of a trace.
constexpr std::size_t kMaxValues = std::size_t{1} << 22;
/// The most experiments of a deck, and the most that all of them keep and
/// compute: numbers, and multiplications (some seconds).
constexpr std::size_t kMostExperiments = 200;
constexpr std::size_t kMostTraceValues = std::size_t{1} << 26;
constexpr double kMostMultiplications = 2e10;
/// The largest number in an embedding, so that no score overflows.
constexpr double kMaxEmbedding = 1e6;

/// Whether `input` can be computed with.
/// Reports: `embedding-length`, `embedding-value`, `embedding-count`,
/// `experiment-size`.
[[nodiscard]] bool check_input(const InputSpec& input,
                               Diagnostics& diagnostics);

/// About how many multiplications `spec` takes on `embeddings`; none if only
/// shapes are asked for.
[[nodiscard]] double multiplications_of(const AttentionSpec& spec,
                                        const Tensor& embeddings);

/// Whether `spec` can be computed on `embeddings` [token, dimension], before
/// anything is allocated. Streaming needs no room for tokens times tokens, and
/// shapes alone need none.
/// Needs: d_out where the kind of attention has one.
/// Reports: `experiment-size`, `heads-divide`.
[[nodiscard]] bool check_attention(const AttentionSpec& spec,
                                   const Tensor& embeddings,
                                   Diagnostics& diagnostics);

}  // namespace owldeck
