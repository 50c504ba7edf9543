#pragma once

#include <cstddef>
#include <span>

#include "generator/kernels/aligned_buffer.h"
#include "generator/kernels/fast_attention.h"
#include "generator/kernels/row_blocks.h"

namespace owldeck {

/// A module's weights as the kernels read them. A head's columns are padded to
/// whole panels with zeros, so that every head begins with a panel and all
/// implementations can share one set.
struct PackedAttention {
  FastAttentionShape shape;
  const KernelSet* kernels = nullptr;
  std::size_t head_dim = 0;
  std::size_t head_columns = 0;  ///< head_dim, padded to whole panels
  float scale = 1;
  /// [query, key, value][head] of head_columns each, over d_in.
  AlignedBuffer projections;
  AlignedBuffer projection_bias;
  AlignedBuffer out;  ///< d_model columns over width()
  AlignedBuffer out_bias;

  /// The columns of the queries, the keys or the values of all heads.
  [[nodiscard]] std::size_t width() const { return shape.heads * head_columns; }
};

[[nodiscard]] PackedAttention pack(const FastAttentionShape& shape,
                                   const FastAttentionWeights& weights,
                                   VectorUnit unit);

/// Numbers of scratch memory that the products below need.
inline constexpr std::size_t kProductScratch = kMostRows * kDepthBlock;

/// `count` numbers padded to whole panels.
[[nodiscard]] std::size_t padded(const KernelSet& kernels, std::size_t count);

/// Columns [first, first + columns) of the projections of a block of input
/// rows. Needs: whole panels.
void project(const PackedAttention& packed, const float* input,
             std::size_t rows, std::size_t first, std::size_t columns,
             float* result, std::size_t result_stride, float* scratch);

/// The output projection of a block of joined contexts [row, width()].
void project_out(const PackedAttention& packed, const float* context,
                 std::size_t rows, float* output, float* scratch);

/// Writes rows to columns of panels: row j of `source` becomes column
/// `first` + j. Shape: source [row, depth] with rows `stride` apart.
void pack_rows(const KernelSet& kernels, const float* source,
               std::size_t stride, std::size_t rows, std::size_t depth,
               std::size_t first, float* panels);

/// Writes rows to rows of panels: row i becomes row `first` + i of each panel.
/// Shape: source [row, column] with rows `stride` apart. Needs: whole panels.
void pack_columns(const KernelSet& kernels, const float* source,
                  std::size_t stride, std::size_t rows, std::size_t columns,
                  std::size_t first, float* panels, std::size_t panel_stride);

/// The attention of `input`; see FastAttention::run.
void run_streaming(const PackedAttention& packed, const float* input,
                   std::size_t batch, std::size_t tokens, float* output,
                   Workspace& workspace);

/// The same, by an implementation that holds its scores.
void run_materialised(const PackedAttention& packed,
                      FastImplementation implementation, const float* input,
                      std::size_t batch, std::size_t tokens, float* output,
                      Workspace& workspace);

}  // namespace owldeck
