#pragma once

#include <cstddef>

#include "generator/kernels/kernel_set.h"

/// The bodies of the kernels, for the vector unit that the including file is
/// compiled for. All is in an unnamed namespace and nothing of the standard
/// library is called, so that no function compiled for a larger machine can
/// stand in for one of the same name elsewhere in the program.
///
/// Every element of a result is one chain of multiply-adds in the order of the
/// depth, whatever tile it falls into: results do not depend on how rows are
/// dealt out to calls and threads.
namespace owldeck {
namespace {

using std::size_t;

#if defined(__AVX512F__)
constexpr size_t kLanes = 16;
constexpr size_t kTileRows = 14;  // 28 of 32 registers hold sums
constexpr size_t kRowBlock = 112;
#elif defined(__AVX2__)
constexpr size_t kLanes = 8;
constexpr size_t kTileRows = 6;  // 12 of 16 registers hold sums
constexpr size_t kRowBlock = 96;
#else
constexpr size_t kLanes = 4;
constexpr size_t kTileRows = 4;
constexpr size_t kRowBlock = 96;
#endif
constexpr size_t kPanel = 2 * kLanes;
static_assert(kRowBlock <= kMostRows && kDepthBlock % kPanel == 0);

typedef float Vec __attribute__((vector_size(4 * kLanes)));
typedef int IntVec __attribute__((vector_size(4 * kLanes)));
typedef float LooseVec
    __attribute__((vector_size(4 * kLanes), aligned(4), may_alias));

constexpr float kMinusInfinity = -__builtin_inff();
alignas(64) constexpr float kZeros[kPanel] = {};

inline Vec load(const float* from) {
  return *reinterpret_cast<const LooseVec*>(from);
}

inline void store(float* to, Vec value) {
  *reinterpret_cast<LooseVec*>(to) = value;
}

inline Vec larger(Vec a, Vec b) {
  return a > b ? a : b;
}

inline size_t smaller(size_t a, size_t b) {
  return a < b ? a : b;
}

/// What a tile is the product of. Left rows are kDepthBlock apart. The first
/// `depth` steps are of all rows; then come `stairs` steps, of which the n-th
/// (from 1) is of the rows from n on: the edge of a causal mask.
struct TileFactors {
  const float* left;
  const float* right;
  size_t depth;
  size_t stairs = 0;
};

/// What a tile's sums begin with and where they go; both may be the same.
struct TilePlace {
  const float* initial;
  size_t initial_stride;
  float* result;
  size_t result_stride;
};

/// One tile of a product: kRows rows by one panel, kept in registers.
template <size_t kRows>
inline void tile(const TileFactors& factors, const TilePlace& place) {
  Vec low[kRows];
  Vec high[kRows];
#pragma GCC unroll 16
  for (size_t i = 0; i < kRows; ++i) {
    low[i] = load(place.initial + i * place.initial_stride);
    high[i] = load(place.initial + i * place.initial_stride + kLanes);
  }
  const float* left = factors.left;
  const float* right = factors.right;
#pragma GCC unroll 4
  for (size_t k = 0; k < factors.depth; ++k, ++left, right += kPanel) {
    const Vec right_low = load(right);
    const Vec right_high = load(right + kLanes);
#pragma GCC unroll 16
    for (size_t i = 0; i < kRows; ++i) {
      const float factor = left[i * kDepthBlock];
      low[i] += factor * right_low;
      high[i] += factor * right_high;
    }
  }
#pragma GCC unroll 16
  for (size_t n = 1; n < kRows; ++n, ++left, right += kPanel) {
    if (n > factors.stairs) {
      break;
    }
    const Vec right_low = load(right);
    const Vec right_high = load(right + kLanes);
#pragma GCC unroll 16
    for (size_t i = n; i < kRows; ++i) {
      const float factor = left[i * kDepthBlock];
      low[i] += factor * right_low;
      high[i] += factor * right_high;
    }
  }
#pragma GCC unroll 16
  for (size_t i = 0; i < kRows; ++i) {
    store(place.result + i * place.result_stride, low[i]);
    store(place.result + i * place.result_stride + kLanes, high[i]);
  }
}

/// `tile` for any number of rows up to kRows.
template <size_t kRows = kTileRows>
inline void tile_of(size_t rows, const TileFactors& factors,
                    const TilePlace& place) {
  if constexpr (kRows > 1) {
    if (rows < kRows) {
      tile_of<kRows - 1>(rows, factors, place);
      return;
    }
  }
  tile<kRows>(factors, place);
}

/// The first row of a tile when `rows` rows are cut into as many tiles as they
/// need, of heights as even as can be: a low tile is slow, for its few sums
/// wait for each other.
inline size_t tile_begin(size_t rows, size_t tile) {
  const size_t tiles = (rows + kTileRows - 1) / kTileRows;
  return rows * tile / tiles;
}

/// Copies `rows` rows of `columns` numbers to rows that are kDepthBlock apart,
/// which lets a tile address all its rows from one register.
void copy_left(const float* from, size_t stride, size_t rows, size_t columns,
               float* to) {
  for (size_t i = 0; i < rows; ++i) {
    __builtin_memcpy(to + i * kDepthBlock, from + i * stride,
                     columns * sizeof(float));
  }
}

/// A tile in the last panel of a result whose columns fill it in part.
void narrow_tile(size_t rows, size_t columns, const TileFactors& factors,
                 const TilePlace& place) {
  float sums[kTileRows * kPanel] = {};
  for (size_t i = 0; i < rows; ++i) {
    for (size_t j = 0; j < columns; ++j) {
      sums[i * kPanel + j] = place.initial[i * place.initial_stride + j];
    }
  }
  tile_of(rows, factors, {sums, kPanel, sums, kPanel});
  for (size_t i = 0; i < rows; ++i) {
    for (size_t j = 0; j < columns; ++j) {
      place.result[i * place.result_stride + j] = sums[i * kPanel + j];
    }
  }
}

/// With fewer rows, asking for the next panel costs more than waiting for it.
constexpr size_t kRowsWorthFetching = 4 * kTileRows;

/// Asks the memory for a tile's share of the panel after this one: as much of
/// it as the tile's rows [begin, end) are of all rows.
inline void fetch_share(const float* panel, size_t size, size_t begin,
                        size_t end, size_t rows) {
  constexpr size_t kCacheLine = 64 / sizeof(float);
  for (size_t i = size * begin / rows; i < size * end / rows; i += kCacheLine) {
    __builtin_prefetch(panel + i, 0, 2);
  }
}

/// One panel of a product, over the depths [begin, begin + depth).
inline void multiply_panel(const Product& product, size_t column, size_t begin,
                           size_t depth) {
  const float* right =
      product.right + column / kPanel * product.panel_stride + begin * kPanel;
  const size_t columns = product.columns - column;
  const bool fetch = columns > kPanel && product.rows >= kRowsWorthFetching;
  for (size_t t = 0, row = 0; row < product.rows; ++t) {
    const size_t end = tile_begin(product.rows, t + 1);
    if (fetch) {
      fetch_share(right + product.panel_stride, depth * kPanel, row, end,
                  product.rows);
    }
    const TileFactors factors{product.scratch + row * kDepthBlock, right,
                              depth};
    float* result = product.result + row * product.result_stride + column;
    const TilePlace place{begin == 0 ? product.bias + column : result,
                          begin == 0 ? 0 : product.result_stride, result,
                          product.result_stride};
    if (columns < kPanel) {
      narrow_tile(end - row, columns, factors, place);
    } else {
      tile_of(end - row, factors, place);
    }
    row = end;
  }
}

void multiply(const Product& product) {
  for (size_t begin = 0; begin < product.depth; begin += kDepthBlock) {
    const size_t depth = smaller(product.depth - begin, kDepthBlock);
    copy_left(product.left + begin, product.left_stride, product.rows, depth,
              product.scratch);
    for (size_t column = 0; column < product.columns; column += kPanel) {
      multiply_panel(product, column, begin, depth);
    }
  }
}

}  // namespace
}  // namespace owldeck
