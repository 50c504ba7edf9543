#pragma once

#include <vector>

#include "generator/figures/layered_layout.h"
#include "generator/figures/layered_order.h"

namespace owldeck {

/// Along the layers' direction and across it, whatever it is on the page.
struct LayerAxes {
  bool down = false;
  [[nodiscard]] double along(const Size& size) const {
    return down ? size.height : size.width;
  }
  [[nodiscard]] double across(const Size& size) const {
    return down ? size.width : size.height;
  }
  [[nodiscard]] Point point(double along, double across) const {
    return down ? Point{across, along} : Point{along, across};
  }
  [[nodiscard]] Rect rect(double along, double across, const Size& size) const {
    const Point corner = point(along, across);
    return {corner.x, corner.y, size.width, size.height};
  }
};

/// Where slots stand across the layers' direction: in the middle of their
/// neighbours as far as those of a layer leave each other room.
struct LayerPlaces {
  std::vector<double> centers;  ///< of each slot; the first edge is at 0
  double breadth = 0;
};

/// Source: places within a layer by isotonic regression (pool adjacent
/// violators).
[[nodiscard]] LayerPlaces place_across(const LayeredOrder& order,
                                       std::size_t boxes, const LayerAxes& axes,
                                       double box_gap);

}  // namespace owldeck
