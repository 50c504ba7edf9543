#include "render/export/palette.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "render/scene/document.h"

namespace owldeck {
namespace {

constexpr std::uint32_t kChannel = 0xff;
constexpr std::uint32_t kOpaque = 0xff000000;

std::uint32_t to_entry(const Color& color) {
  const auto byte = [](double channel) {
    return static_cast<std::uint32_t>(
        std::lround(std::clamp(channel, 0.0, 1.0) * kChannel));
  };
  return kOpaque | byte(color.red) << 16 | byte(color.green) << 8 |
         byte(color.blue);
}

std::vector<Color> even_spread() {
  constexpr int kLevels = 6;  // of each channel
  std::vector<Color> colors;
  const auto level = [](int i) { return i / (kLevels - 1.0); };
  for (int red = 0; red < kLevels; ++red) {
    for (int green = 0; green < kLevels; ++green) {
      for (int blue = 0; blue < kLevels; ++blue) {
        colors.push_back({level(red), level(green), level(blue), 1});
      }
    }
  }
  return colors;
}

int distance(std::uint32_t a, std::uint32_t b) {
  int sum = 0;
  for (const int shift : {0, 8, 16}) {
    const int step = static_cast<int>(a >> shift & kChannel) -
                     static_cast<int>(b >> shift & kChannel);
    sum += step * step;
  }
  return sum;
}

}  // namespace

Palette::Palette(const std::vector<Color>& colors) {
  for (const Color& color : colors.empty() ? even_spread() : colors) {
    if (count_ < kMostPaletteColors) {
      entries_[count_++] = to_entry(color);
    }
  }
}

std::uint8_t Palette::nearest(std::uint32_t pixel) {
  const std::uint32_t wanted = pixel | kOpaque;
  const auto [place, is_new] = known_.try_emplace(wanted);
  if (is_new) {
    int least = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < count_; ++i) {
      const int here = distance(entries_[i], wanted);
      if (here < least) {
        least = here;
        place->second = static_cast<std::uint8_t>(i);
      }
    }
  }
  return place->second;
}

void to_palette(const Surface& surface, const PixelRect& area, Palette& palette,
                std::uint8_t* indices, std::ptrdiff_t stride) {
  std::uint32_t last_pixel = 0;
  std::uint8_t last_index = palette.nearest(last_pixel);
  for (int y = area.top; y < area.bottom; ++y) {
    const std::uint8_t* row = surface.bytes().data() +
                              static_cast<std::ptrdiff_t>(y) * surface.stride();
    for (int x = area.left; x < area.right; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, row + static_cast<std::ptrdiff_t>(x) * 4,
                  sizeof(pixel));
      if (pixel != last_pixel) {
        last_pixel = pixel;
        last_index = palette.nearest(pixel);
      }
      indices[y * stride + x] = last_index;
    }
  }
}

}  // namespace owldeck
