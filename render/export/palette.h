#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "render/paint/painter.h"
#include "render/scene/color.h"

namespace owldeck {

/// Few colours, and which of them is nearest to a pixel.
class Palette {
 public:
  /// An even spread if `colors` is empty.
  explicit Palette(const std::vector<Color>& colors);

  /// As 0xAARRGGBB; what no colour takes is transparent.
  [[nodiscard]] const std::array<std::uint32_t, 256>& entries() const {
    return entries_;
  }
  /// The entry nearest to a pixel of a Surface.
  [[nodiscard]] std::uint8_t nearest(std::uint32_t pixel);

 private:
  std::array<std::uint32_t, 256> entries_{};
  std::size_t count_ = 0;
  std::unordered_map<std::uint32_t, std::uint8_t> known_;
};

/// Writes the entries of `area` to `indices`, `stride` bytes a row.
void to_palette(const Surface& surface, const PixelRect& area, Palette& palette,
                std::uint8_t* indices, std::ptrdiff_t stride);

}  // namespace owldeck
