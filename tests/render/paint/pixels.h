#pragma once

#include <algorithm>
#include <cstdint>

#include "render/paint/painter.h"

namespace owldeck {

/// A Scene painted on a small surface of one pixel a page unit.
class Pixels {
 public:
  Pixels(const std::vector<Node>& nodes, PixelSize size,
         double units_per_pixel = 1)
      : surface_(size) {
    const Scene scene{
        .size = {size.width * units_per_pixel, size.height * units_per_pixel},
        .nodes = nodes};
    paint(scene, TextEngine(), surface_);
  }

  /// The colour at a pixel.
  [[nodiscard]] Color at(int x, int y) const {
    const std::uint8_t* const pixel =
        &surface_
             .bytes()[static_cast<std::size_t>(y * surface_.stride() + x * 4)];
    return {pixel[2] / 255.0, pixel[1] / 255.0, pixel[0] / 255.0};
  }

  /// How dark a pixel is: 0 for white, 1 for black.
  [[nodiscard]] double ink(int x, int y) const { return 1 - at(x, y).green; }

  /// The smallest rectangle of whole pixels that holds all ink.
  [[nodiscard]] Rect inked() const {
    int left = surface_.size().width;
    int top = surface_.size().height;
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < surface_.size().height; ++y) {
      for (int x = 0; x < surface_.size().width; ++x) {
        if (ink(x, y) > 0.02) {
          left = std::min(left, x);
          top = std::min(top, y);
          right = std::max(right, x + 1);
          bottom = std::max(bottom, y + 1);
        }
      }
    }
    return {static_cast<double>(left), static_cast<double>(top),
            static_cast<double>(right - left),
            static_cast<double>(bottom - top)};
  }

  /// All ink of the picture, in pixels.
  [[nodiscard]] double total_ink() const {
    double total = 0;
    for (int y = 0; y < surface_.size().height; ++y) {
      for (int x = 0; x < surface_.size().width; ++x) {
        total += ink(x, y);
      }
    }
    return total;
  }

 private:
  Surface surface_;
};

}  // namespace owldeck
