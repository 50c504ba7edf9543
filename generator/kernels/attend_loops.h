#pragma once

#include "generator/kernels/softmax_loops.h"

/// The online softmax of one head on the vector unit of the including file; see
/// kernel_loops.h for why nothing here has a name outside of it.
namespace owldeck {
namespace {

/// The parts of a HeadBlock's scratch memory.
struct HeadScratch {
  float* queries;  ///< [depth block, row, kDepthBlock]
  float* scores;   ///< [row of a tile, kDepthBlock]
  float* largest;  ///< [row] of all scores so far
  float* sums;     ///< [row] of e^(score - largest)
};

inline HeadScratch scratch_of(const HeadBlock& head) {
  const size_t depths = (head.head_dim + kDepthBlock - 1) / kDepthBlock;
  const size_t block = kMostRows * kDepthBlock;
  float* scores = head.scratch + depths * block;
  float* largest = scores + block;
  return {head.scratch, scores, largest, largest + kMostRows};
}

/// Keys that query `row` sees among those of the block [begin, end).
inline size_t seen_by(const HeadBlock& head, size_t row, size_t begin,
                      size_t end) {
  const size_t visible =
      smaller(head.visible + row * head.visible_step, head.key_count);
  return visible <= begin ? 0 : smaller(visible, end) - begin;
}

/// The scores of a tile of queries with the first `keys` keys of a block.
inline void score_tile(const HeadBlock& head, const HeadScratch& scratch,
                       size_t row, size_t rows, size_t begin, size_t keys) {
  for (size_t j = 0; j < keys; j += kPanel) {
    const float* panel = head.keys + (begin + j) * head.head_dim;
    float* scores = scratch.scores + j;
    for (size_t k = 0; k < head.head_dim; k += kDepthBlock) {
      const float* queries =
          scratch.queries + (k * kMostRows + row * kDepthBlock);
      tile_of(rows,
              {queries, panel + k * kPanel,
               smaller(head.head_dim - k, kDepthBlock)},
              {k == 0 ? kZeros : scores, k == 0 ? 0 : kDepthBlock, scores,
               kDepthBlock});
    }
  }
}

/// Turns the scores of one query with a block's first `keys` keys into
/// exponentials, relative to the largest score so far, and brings what was
/// summed before to the same measure.
inline void take_in(const HeadBlock& head, const HeadScratch& scratch,
                    size_t row, float* scores, size_t keys) {
  const size_t end = fill_vector(scores, keys);
  const float before = scratch.largest[row];
  const float here = largest_of(scores, end);
  const float largest = here > before ? here : before;
  if (largest != before) {
    const float shrink = exponential_of((before - largest) * head.scale);
    scratch.largest[row] = largest;
    scratch.sums[row] *= shrink;
    scale_row(head.result + row * head.result_stride, head.value_columns,
              shrink);
  }
  scratch.sums[row] += exponentiate(scores, end, largest, head.scale);
}

/// Adds the values of a block's keys to a tile of results, weighted by the
/// exponentials. The first query sees `keys` of them, the last one `most`.
inline void add_values(const HeadBlock& head, const HeadScratch& scratch,
                       size_t row, size_t rows, size_t begin, size_t keys,
                       size_t most) {
  for (size_t j = 0; j < head.value_columns; j += kPanel) {
    const float* values =
        head.values + j / kPanel * head.value_panel_stride + begin * kPanel;
    float* result = head.result + row * head.result_stride + j;
    tile_of(rows, {scratch.scores, values, keys, most - keys},
            {result, head.result_stride, result, head.result_stride});
  }
}

inline void begin_rows(const HeadBlock& head, const HeadScratch& scratch) {
  for (size_t k = 0; k < head.head_dim; k += kDepthBlock) {
    copy_left(head.queries + k, head.query_stride, head.rows,
              smaller(head.head_dim - k, kDepthBlock),
              scratch.queries + k * kMostRows);
  }
  for (size_t i = 0; i < head.rows; ++i) {
    scratch.largest[i] = kMinusInfinity;
    scratch.sums[i] = 0;
    float* row = head.result + i * head.result_stride;
    for (size_t j = 0; j < head.value_columns; ++j) {
      row[j] = 0;
    }
  }
}

inline void finish_rows(const HeadBlock& head, const HeadScratch& scratch) {
  for (size_t i = 0; i < head.rows; ++i) {
    scale_row(head.result + i * head.result_stride, head.value_columns,
              share_of(scratch.sums[i]));
  }
}

void attend(const HeadBlock& head) {
  const HeadScratch scratch = scratch_of(head);
  begin_rows(head, scratch);
  for (size_t begin = 0; begin < head.key_count; begin += kDepthBlock) {
    const size_t end = smaller(begin + kDepthBlock, head.key_count);
    size_t row = 0;
    while (row < head.rows && seen_by(head, row, begin, end) == 0) {
      ++row;
    }
    for (; row < head.rows; row += kTileRows) {
      const size_t rows = smaller(head.rows - row, kTileRows);
      const size_t least = seen_by(head, row, begin, end);
      const size_t most = seen_by(head, row + rows - 1, begin, end);
      score_tile(head, scratch, row, rows, begin, most);
      for (size_t i = 0; i < rows; ++i) {
        take_in(head, scratch, row + i, scratch.scores + i * kDepthBlock,
                seen_by(head, row + i, begin, end));
      }
      add_values(head, scratch, row, rows, begin, least, most);
    }
  }
  finish_rows(head, scratch);
}

}  // namespace
}  // namespace owldeck
