#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "render/paint/painter.h"

namespace owldeck {

/// The luma of one frame, a byte a pixel; four bytes, in the order that the
/// pixel format names, if it has none.
using Luma = std::vector<std::uint8_t>;

/// A film as a player sees it.
struct DecodedFilm {
  std::string codec;
  std::string pixel_format;
  std::string colors;  ///< matrix, primaries, transfer, range
  std::string title;
  std::vector<std::string> chapters;  ///< as `0.000-1.500 Name`
  PixelSize size;
  double seconds = 0;
  double frames_per_second = 0;
  std::vector<double> times;  ///< when each frame is shown
  std::vector<Luma> frames;
};

/// Decodes all of `path`; any error in the stream fails the test.
[[nodiscard]] DecodedFilm decode(const std::filesystem::path& path);

}  // namespace owldeck
