#include "generator/kernels/row_blocks.h"

#include <doctest/doctest.h>

#include "generator/kernels/vector_unit.h"

using namespace owldeck;

namespace {

/// Tiles of 4 rows, blocks of 12.
KernelSet small_set() {
  KernelSet kernels = kernels_for(VectorUnit::Baseline);
  kernels.tile_rows = 4;
  kernels.row_block = 12;
  return kernels;
}

}  // namespace

TEST_CASE("row blocks: a long sequence is cut into full blocks and a rest") {
  CHECK(row_blocks(small_set(), 1, 30, 1) ==
        std::vector<RowBlock>{{0, 12}, {12, 12}, {24, 6}});
}

TEST_CASE("row blocks: no block holds parts of two sequences") {
  CHECK(row_blocks(small_set(), 2, 14, 1) ==
        std::vector<RowBlock>{{0, 12}, {12, 2}, {14, 12}, {26, 2}});
}

TEST_CASE("row blocks: short sequences share a block") {
  CHECK(row_blocks(small_set(), 5, 5, 1) ==
        std::vector<RowBlock>{{0, 10}, {10, 10}, {20, 5}});
}

TEST_CASE("row blocks: every thread gets a block of whole tiles") {
  CHECK(row_blocks(small_set(), 1, 9, 2) ==
        std::vector<RowBlock>{{0, 8}, {8, 1}});
}

TEST_CASE("row blocks: more threads than rows give a block a row's tile") {
  CHECK(row_blocks(small_set(), 1, 2, 64) == std::vector<RowBlock>{{0, 2}});
}
