#pragma once

#include <cstddef>

/// The hot loops of the fast attention, once per vector unit. Plain structs and
/// function pointers only: this header is compiled for several instruction
/// sets, so it must not bring any inline function along.
namespace owldeck {

/// Columns of a left operand that one pass of a product reads, and keys that
/// one step of the online softmax sees.
inline constexpr std::size_t kDepthBlock = 256;

/// Most rows that one call of a kernel takes.
inline constexpr std::size_t kMostRows = 112;

/// `result = left right + bias`, or `result += left right`.
/// Shape: left [row, depth] with rows `left_stride` apart; right in panels of
/// `KernelSet::panel` columns, each [depth, panel] and `panel_stride` apart;
/// bias [column], padded to whole panels; result [row, column].
/// Needs: rows <= kMostRows; `scratch` of rows x kDepthBlock numbers.
struct Product {
  const float* left;
  std::size_t left_stride;
  std::size_t rows;
  std::size_t depth;
  const float* right;
  std::size_t panel_stride;
  std::size_t columns;
  const float* bias;
  float* result;
  std::size_t result_stride;
  float* scratch;
};

/// One head's attention of a block of queries over all keys that they see, by
/// an online softmax over blocks of keys: scores exist for kDepthBlock keys at
/// a time. Query i sees the first `visible + i * visible_step` keys, at most
/// `key_count`; what it does not see is neither read nor computed.
/// Shape: queries [row, head_dim]; keys in panels of [head_dim, panel] keys;
/// values in panels of [key, panel] columns, `value_panel_stride` apart;
/// result [row, value_columns].
/// Needs: 1 <= rows <= kMostRows; visible >= 1; value_columns whole panels;
/// `scratch` of `attend_scratch(head_dim)` numbers.
struct HeadBlock {
  const float* queries;
  std::size_t query_stride;
  std::size_t rows;
  std::size_t head_dim;
  std::size_t visible;
  std::size_t visible_step;
  const float* keys;
  std::size_t key_count;
  const float* values;
  std::size_t value_panel_stride;
  std::size_t value_columns;
  float scale;
  float* result;
  std::size_t result_stride;
  float* scratch;
};

/// Scores to weights, in place: scaled, the future set to minus infinity, and
/// the softmax of every row. Row i sees the first `visible + i * visible_step`
/// columns. Needs: rows padded to whole panels.
struct ScoreRows {
  float* scores;
  std::size_t stride;
  std::size_t rows;
  std::size_t columns;
  std::size_t visible;
  std::size_t visible_step;
  float scale;
};

/// The kernels of one vector unit.
struct KernelSet {
  std::size_t tile_rows;  ///< rows that a product computes at once
  std::size_t panel;      ///< columns that a product computes at once
  std::size_t row_block;  ///< rows to give one call: whole tiles
  void (*multiply)(const Product&);
  void (*attend)(const HeadBlock&);
  void (*softmax)(const ScoreRows&);
  /// e^x of `count` numbers that are not positive.
  void (*exponentials)(const float* x, std::size_t count, float* result);
};

/// Numbers of scratch memory that `KernelSet::attend` needs.
constexpr std::size_t attend_scratch(std::size_t head_dim) {
  const std::size_t depths = (head_dim + kDepthBlock - 1) / kDepthBlock;
  return (depths + 1) * kMostRows * kDepthBlock + 2 * kMostRows;
}

extern const KernelSet kBaselineKernels;
extern const KernelSet kV3Kernels;
extern const KernelSet kV4Kernels;

}  // namespace owldeck
