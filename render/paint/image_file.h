#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "render/error.h"
#include "render/scene/scene.h"

namespace owldeck {

/// The largest file of a picture, in bytes.
inline constexpr std::size_t kMostImageBytes = std::size_t{8} << 20;
/// The widest and highest PNG, and the most pixels that it may have.
inline constexpr std::uint32_t kMostPngSide = 8192;
inline constexpr std::uint64_t kMostPngPixels = 32'000'000;
/// The widest and highest natural size of an SVG, in its units of 1/96 inch.
inline constexpr double kMostSvgSide = 16384;

/// Why bytes are no picture: what is wrong, and what to do about it.
class ImageError : public RenderError {
 public:
  ImageError(const std::string& message, std::string hint)
      : RenderError("", message), hint_(std::move(hint)) {}
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

/// How many pixels a PNG says it has, before any is decoded.
/// Reports: as read_image, what its header shows.
[[nodiscard]] std::uint64_t png_pixels(std::string_view bytes);

/// Reads the bytes of a picture's file: decodes all pixels of a PNG (the first
/// picture of an animated one; colours are taken for sRGB), parses all of an
/// SVG (svg_rules.h says what it may hold). Nothing else is read from the disk
/// or from elsewhere.
/// Reports: throws ImageError for an empty, broken or truncated file, for one
/// of the other kind, and beyond the limits above; RenderError if librsvg is
/// not installed.
[[nodiscard]] ImageData read_image(ImageKind kind, std::string bytes);

}  // namespace owldeck
