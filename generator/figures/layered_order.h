#pragma once

#include <cstddef>
#include <vector>

#include "generator/figures/layered_layout.h"

/// The first half of a layered layout: which layer, and where in it.
namespace owldeck {

/// A box, or what stands for an arrow on its way through a layer.
struct LayeredSlot {
  Size size{};
  std::size_t layer = 0;
  std::vector<std::size_t> before;  ///< slots of the layer before, joined
  std::vector<std::size_t> after;
};

struct LayeredOrder {
  std::vector<LayeredSlot> slots;                ///< the boxes first
  std::vector<std::vector<std::size_t>> layers;  ///< slots in order
  /// The slots of each edge's way from its earlier box to its later one.
  std::vector<std::vector<std::size_t>> ways;
  std::vector<bool> turned;         ///< the edge leads to its earlier box
  std::vector<std::size_t> labels;  ///< the slot with the label, or kNoLabel
  static constexpr std::size_t kNoLabel = static_cast<std::size_t>(-1);
};

[[nodiscard]] LayeredOrder order_layers(const LayeredGraph& graph);

}  // namespace owldeck
