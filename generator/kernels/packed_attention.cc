#include "generator/kernels/packed_attention.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace owldeck {
namespace {

/// One of the three projections, head by head into its padded place.
void pack_projection(PackedAttention& packed, std::size_t which,
                     std::span<const float> weight,
                     std::span<const float> bias) {
  const std::size_t depth = packed.shape.d_in;
  assert(weight.size() == packed.shape.d_model * depth);
  assert(bias.empty() || bias.size() == packed.shape.d_model);
  for (std::size_t head = 0; head < packed.shape.heads; ++head) {
    const std::size_t from = head * packed.head_dim;
    const std::size_t to =
        (which * packed.shape.heads + head) * packed.head_columns;
    pack_rows(*packed.kernels, weight.data() + from * depth, depth,
              packed.head_dim, depth, to, packed.projections.data());
    if (!bias.empty()) {
      std::copy_n(bias.data() + from, packed.head_dim,
                  packed.projection_bias.data() + to);
    }
  }
}

/// The output projection, over contexts whose heads are padded.
void pack_out(PackedAttention& packed, const FastAttentionWeights& weights) {
  const std::size_t d_model = packed.shape.d_model;
  assert(weights.out.size() == d_model * d_model);
  AlignedBuffer row = zero_buffer(packed.width());
  for (std::size_t j = 0; j < d_model; ++j) {
    for (std::size_t head = 0; head < packed.shape.heads; ++head) {
      std::copy_n(weights.out.data() + j * d_model + head * packed.head_dim,
                  packed.head_dim, row.data() + head * packed.head_columns);
    }
    pack_rows(*packed.kernels, row.data(), 0, 1, packed.width(), j,
              packed.out.data());
  }
  std::ranges::copy(weights.out_bias, packed.out_bias.data());
}

}  // namespace

PackedAttention pack(const FastAttentionShape& shape,
                     const FastAttentionWeights& weights, VectorUnit unit) {
  assert(shape.heads > 0 && shape.d_model % shape.heads == 0);
  assert(!shape.scale || *shape.scale > 0);
  PackedAttention packed;
  packed.shape = shape;
  packed.kernels = &kernels_for(unit);
  packed.head_dim = shape.d_model / shape.heads;
  packed.head_columns = padded(*packed.kernels, packed.head_dim);
  packed.scale = shape.scale.value_or(
      1.0F / std::sqrt(static_cast<float>(packed.head_dim)));
  const std::size_t out_columns = padded(*packed.kernels, shape.d_model);
  packed.projections = zero_buffer(3 * packed.width() * shape.d_in);
  packed.projection_bias = zero_buffer(3 * packed.width());
  packed.out = zero_buffer(out_columns * packed.width());
  packed.out_bias = zero_buffer(out_columns);
  pack_projection(packed, 0, weights.query, weights.query_bias);
  pack_projection(packed, 1, weights.key, weights.key_bias);
  pack_projection(packed, 2, weights.value, weights.value_bias);
  pack_out(packed, weights);
  return packed;
}

std::size_t padded(const KernelSet& kernels, std::size_t count) {
  return (count + kernels.panel - 1) / kernels.panel * kernels.panel;
}

void project(const PackedAttention& packed, const float* input,
             std::size_t rows, std::size_t first, std::size_t columns,
             float* result, std::size_t result_stride, float* scratch) {
  const std::size_t depth = packed.shape.d_in;
  packed.kernels->multiply({.left = input,
                            .left_stride = depth,
                            .rows = rows,
                            .depth = depth,
                            .right = packed.projections.data() + first * depth,
                            .panel_stride = depth * packed.kernels->panel,
                            .columns = columns,
                            .bias = packed.projection_bias.data() + first,
                            .result = result,
                            .result_stride = result_stride,
                            .scratch = scratch});
}

void project_out(const PackedAttention& packed, const float* context,
                 std::size_t rows, float* output, float* scratch) {
  packed.kernels->multiply(
      {.left = context,
       .left_stride = packed.width(),
       .rows = rows,
       .depth = packed.width(),
       .right = packed.out.data(),
       .panel_stride = packed.width() * packed.kernels->panel,
       .columns = packed.shape.d_model,
       .bias = packed.out_bias.data(),
       .result = output,
       .result_stride = packed.shape.d_model,
       .scratch = scratch});
}

void pack_rows(const KernelSet& kernels, const float* source,
               std::size_t stride, std::size_t rows, std::size_t depth,
               std::size_t first, float* panels) {
  const std::size_t panel = kernels.panel;
  for (std::size_t j = 0; j < rows; ++j) {
    const std::size_t column = first + j;
    const float* from = source + j * stride;
    float* to = panels + column / panel * panel * depth + column % panel;
    for (std::size_t k = 0; k < depth; ++k) {
      to[k * panel] = from[k];
    }
  }
}

void pack_columns(const KernelSet& kernels, const float* source,
                  std::size_t stride, std::size_t rows, std::size_t columns,
                  std::size_t first, float* panels, std::size_t panel_stride) {
  const std::size_t panel = kernels.panel;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; j += panel) {
      std::copy_n(source + i * stride + j, panel,
                  panels + j / panel * panel_stride + (first + i) * panel);
    }
  }
}

}  // namespace owldeck
