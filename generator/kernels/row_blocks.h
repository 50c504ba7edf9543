#pragma once

#include <cstddef>
#include <vector>

#include "generator/kernels/kernel_set.h"

namespace owldeck {

/// Rows of the flattened [batch, token] axis that are worked on at once.
struct RowBlock {
  std::size_t first = 0;
  std::size_t rows = 0;

  bool operator==(const RowBlock&) const = default;
};

/// Cuts all rows into blocks of at most `kernels.row_block`, each a part of one
/// sequence or several whole ones, smaller if that gives every thread one.
[[nodiscard]] std::vector<RowBlock> row_blocks(const KernelSet& kernels,
                                               std::size_t batch,
                                               std::size_t tokens,
                                               std::size_t threads);

}  // namespace owldeck
