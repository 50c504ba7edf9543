#include "render/export/yuv.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <vector>

namespace owldeck {
namespace {

constexpr int kFractionBits = 16;

constexpr int fixed(double value) {
  return static_cast<int>(value * (1 << kFractionBits) +
                          (value < 0 ? -0.5 : 0.5));
}

/// What each channel (0..255) adds to a component, in fixed point.
struct Weights {
  int red;
  int green;
  int blue;
};

constexpr double kRed = 0.2126;
constexpr double kBlue = 0.0722;
constexpr double kLumaRange = 219.0 / 255.0;
constexpr double kChromaRange = 224.0 / 255.0;

// Green takes what is left, so that a white pixel has exactly the luma 235 and
// every grey one exactly the chroma 128.
constexpr Weights kLuma{
    fixed(kRed * kLumaRange),
    fixed(kLumaRange) - fixed(kRed* kLumaRange) - fixed(kBlue* kLumaRange),
    fixed(kBlue* kLumaRange)};
constexpr Weights kBlueDifference{
    fixed(-kRed / (2 * (1 - kBlue)) * kChromaRange),
    -fixed(-kRed / (2 * (1 - kBlue)) * kChromaRange) - fixed(kChromaRange / 2),
    fixed(kChromaRange / 2)};
constexpr Weights kRedDifference{
    fixed(kChromaRange / 2),
    -fixed(-kBlue / (2 * (1 - kRed)) * kChromaRange) - fixed(kChromaRange / 2),
    fixed(-kBlue / (2 * (1 - kRed)) * kChromaRange)};

constexpr int rounded(int offset, int fraction_bits) {
  return (offset << fraction_bits) + (1 << (fraction_bits - 1));
}

// The row functions are built for AVX2 beside the baseline; the loader takes
// what the processor has.

[[gnu::target_clones("avx2", "default")]] void luma_row(
    const std::uint32_t* pixels, int width, std::uint8_t* luma) {
  for (int x = 0; x < width; ++x) {
    const int blue = static_cast<int>(pixels[x] & 255U);
    const int green = static_cast<int>(pixels[x] >> 8U & 255U);
    const int red = static_cast<int>(pixels[x] >> 16U & 255U);
    luma[x] = static_cast<std::uint8_t>((kLuma.red * red + kLuma.green * green +
                                         kLuma.blue * blue +
                                         rounded(16, kFractionBits)) >>
                                        kFractionBits);
  }
}

/// The channels of two rows added, an entry a pixel, behind that of the pixel
/// before; the first of a row stands for it.
struct RowSums {
  explicit RowSums(std::size_t width)
      : red(width + 1), green(width + 1), blue(width + 1) {}
  std::vector<std::int16_t> red;
  std::vector<std::int16_t> green;
  std::vector<std::int16_t> blue;
};

[[gnu::target_clones("avx2", "default")]] void add_channel(
    const std::uint32_t* above, const std::uint32_t* below, int width,
    int shift, bool is_first, std::int16_t* sums) {
  for (int x = is_first ? 0 : -1; x < width; ++x) {
    sums[x + 1] = static_cast<std::int16_t>((above[x] >> shift & 255U) +
                                            (below[x] >> shift & 255U));
  }
  if (is_first) {
    sums[0] = sums[1];
  }
}

[[gnu::target_clones("avx2", "default")]] void chroma_row(
    const std::int16_t* red, const std::int16_t* green,
    const std::int16_t* blue, int count, const Weights& weights,
    std::uint8_t* chroma) {
  const Weights weight = weights;
  for (int x = 0; x < count; ++x) {
    // Weights 1, 2, 1 around the left pixel of the pair, over two rows.
    const int reds = red[2 * x] + 2 * red[2 * x + 1] + red[2 * x + 2];
    const int greens = green[2 * x] + 2 * green[2 * x + 1] + green[2 * x + 2];
    const int blues = blue[2 * x] + 2 * blue[2 * x + 1] + blue[2 * x + 2];
    constexpr int kBits = kFractionBits + 3;
    chroma[x] =
        static_cast<std::uint8_t>((weight.red * reds + weight.green * greens +
                                   weight.blue * blues + rounded(128, kBits)) >>
                                  kBits);
  }
}

const std::uint32_t* row_of(const Surface& surface, int y) {
  return reinterpret_cast<const std::uint32_t*>(surface.bytes().data() +
                                                static_cast<std::ptrdiff_t>(y) *
                                                    surface.stride());
}

std::uint8_t* row_of(const Plane& plane, int y) {
  return plane.bytes + static_cast<std::ptrdiff_t>(y) * plane.stride;
}

}  // namespace

void to_yuv420(const Surface& surface, const YuvPlanes& planes) {
  const auto [width, height] = surface.size();
  to_yuv420(surface, {0, 0, width, height}, planes);
}

void to_yuv420(const Surface& surface, const PixelRect& area,
               const YuvPlanes& planes) {
  assert(surface.size().width % 2 == 0 && surface.size().height % 2 == 0);
  const int left = area.left / 2 * 2;
  // An even pixel also counts for the chroma of the pair to its right.
  const int right = std::min((area.right + 2) / 2 * 2, surface.size().width);
  const int width = right - left;
  const int bottom = (area.bottom + 1) / 2 * 2;
  RowSums sums(static_cast<std::size_t>(width));
  for (int y = area.top / 2 * 2; y < bottom; y += 2) {
    const std::uint32_t* above = row_of(surface, y) + left;
    const std::uint32_t* below = row_of(surface, y + 1) + left;
    luma_row(above, width, row_of(planes.luma, y) + left);
    luma_row(below, width, row_of(planes.luma, y + 1) + left);
    add_channel(above, below, width, 0, left == 0, sums.blue.data());
    add_channel(above, below, width, 8, left == 0, sums.green.data());
    add_channel(above, below, width, 16, left == 0, sums.red.data());
    chroma_row(sums.red.data(), sums.green.data(), sums.blue.data(), width / 2,
               kBlueDifference,
               row_of(planes.blue_difference, y / 2) + left / 2);
    chroma_row(sums.red.data(), sums.green.data(), sums.blue.data(), width / 2,
               kRedDifference, row_of(planes.red_difference, y / 2) + left / 2);
  }
}

}  // namespace owldeck
