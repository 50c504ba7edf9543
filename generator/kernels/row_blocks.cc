#include "generator/kernels/row_blocks.h"

#include <algorithm>

namespace owldeck {
namespace {

constexpr std::size_t parts_of(std::size_t whole, std::size_t part) {
  return (whole + part - 1) / part;
}

}  // namespace

std::vector<RowBlock> row_blocks(const KernelSet& kernels, std::size_t batch,
                                 std::size_t tokens, std::size_t threads) {
  const std::size_t share = parts_of(batch * tokens, threads);
  const std::size_t whole_tiles =
      parts_of(share, kernels.tile_rows) * kernels.tile_rows;
  const std::size_t most = std::min(whole_tiles, kernels.row_block);
  const std::size_t sequences =
      std::clamp<std::size_t>(std::min(share, most) / tokens, 1, batch);
  const std::size_t stretch = sequences * tokens;
  std::vector<RowBlock> blocks;
  for (std::size_t begin = 0; begin < batch * tokens; begin += stretch) {
    const std::size_t end = std::min(begin + stretch, batch * tokens);
    for (std::size_t row = begin; row < end; row += most) {
      blocks.push_back({row, std::min(most, end - row)});
    }
  }
  return blocks;
}

}  // namespace owldeck
