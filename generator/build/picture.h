#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/paint/painter.h"

namespace owldeck {

/// A pixel. Units: sRGB, red, green, blue, 0..255.
using Pixel = std::array<std::uint8_t, 3>;

/// Opaque pixels as a value.
/// Shape: `pixels` is [y, x].
struct Picture {
  PixelSize size{0, 0};
  std::vector<Pixel> pixels;

  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) +
           static_cast<std::size_t>(x);
  }
  [[nodiscard]] const Pixel& at(int x, int y) const {
    return pixels[index(x, y)];
  }
  [[nodiscard]] Pixel& at(int x, int y) { return pixels[index(x, y)]; }
  friend bool operator==(const Picture&, const Picture&) = default;
};

[[nodiscard]] Picture picture_of(const Surface& surface);

/// `scene` painted at `size`.
[[nodiscard]] Picture painted(const Scene& scene, PixelSize size,
                              const TextEngine& text);

/// The picture that a PNG file's bytes hold, or nothing if they hold none.
[[nodiscard]] std::optional<Picture> decode_png(std::string_view bytes);

/// `picture` as a PNG file's bytes.
/// Reports: throws RenderError.
[[nodiscard]] std::string encode_png(const Picture& picture);

/// `picture` at most `width` wide, each pixel the mean of those that it stands
/// for.
[[nodiscard]] Picture shrunk(const Picture& picture, int width);

}  // namespace owldeck
