#include "render/export/yuv.h"

#include <cairo.h>
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

namespace owldeck {
namespace {

struct Picture {
  explicit Picture(PixelSize size)
      : width(size.width),
        luma(static_cast<std::size_t>(size.width * size.height)),
        blue(luma.size() / 4),
        red(luma.size() / 4) {}

  static Picture of(const Surface& surface) {
    Picture picture(surface.size());
    to_yuv420(surface, {{picture.luma.data(), picture.width},
                        {picture.blue.data(), picture.width / 2},
                        {picture.red.data(), picture.width / 2}});
    return picture;
  }

  int width;
  std::vector<std::uint8_t> luma;
  std::vector<std::uint8_t> blue;
  std::vector<std::uint8_t> red;
};

void fill(Surface& surface, const Rect& rect, const Color& color) {
  cairo_t* canvas = surface.canvas();
  cairo_set_source_rgb(canvas, color.red, color.green, color.blue);
  cairo_rectangle(canvas, rect.x, rect.y, rect.width, rect.height);
  cairo_fill(canvas);
}

Surface plain(const Color& color) {
  Surface surface({48, 8});
  fill(surface, {0, 0, 48, 8}, color);
  return surface;
}

/// ITU-R BT.709-6, items 3.2 to 3.4, with 8 bits.
std::array<double, 3> by_definition(const Color& color) {
  const double luma =
      0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue;
  return {16 + 219 * luma, 128 + 224 * (color.blue - luma) / 1.8556,
          128 + 224 * (color.red - luma) / 1.5748};
}

TEST_CASE("yuv: black and white fill the limited range") {
  CHECK(Picture::of(plain({0, 0, 0, 1})).luma[5] == 16);
  CHECK(Picture::of(plain({1, 1, 1, 1})).luma[5] == 235);
}

TEST_CASE("yuv: greys have no colour") {
  for (int level = 0; level <= 255; level += 5) {
    const double grey = level / 255.0;
    const Picture picture = Picture::of(plain({grey, grey, grey, 1}));
    CHECK(picture.blue[3] == 128);
    CHECK(picture.red[3] == 128);
  }
}

TEST_CASE("yuv: plain colours are those of BT.709") {
  for (int code = 0; code < 125; ++code) {
    // Levels that 8 bits hold exactly.
    const Color color{code % 5 * 51 / 255.0, code / 5 % 5 * 51 / 255.0,
                      code / 25 * 51 / 255.0, 1};
    const auto [luma, blue, red] = by_definition(color);
    const Picture picture = Picture::of(plain(color));
    CHECK(std::abs(picture.luma.back() - luma) <= 0.51);
    CHECK(std::abs(picture.blue.back() - blue) <= 0.51);
    CHECK(std::abs(picture.red.back() - red) <= 0.51);
  }
}

TEST_CASE("yuv: chroma is sited at the left pixel of its pair") {
  Surface surface = plain({0, 0, 0, 1});
  fill(surface, {9, 0, 1, 8}, {0, 0, 1, 1});
  const Picture picture = Picture::of(surface);
  // Pixel 9 is a quarter of the samples at 8 and at 10, and of no other.
  CHECK(picture.blue[3] == 128);
  CHECK(picture.blue[4] == 128 + 224 / 2 / 4);
  CHECK(picture.blue[5] == picture.blue[4]);
  CHECK(picture.blue[6] == 128);
}

TEST_CASE("yuv: converting what changed is converting everything") {
  for (int left = 4; left < 8; ++left) {
    for (int right = 20; right < 24; ++right) {
      CAPTURE(left);
      CAPTURE(right);
      Surface surface = plain({0.3, 0.5, 0.1, 1});
      Picture picture = Picture::of(surface);
      fill(surface, {double(left), 3, double(right - left), 2}, {1, 0, 0, 1});
      to_yuv420(surface, PixelRect{left, 3, right, 5},
                {{picture.luma.data(), picture.width},
                 {picture.blue.data(), picture.width / 2},
                 {picture.red.data(), picture.width / 2}});
      const Picture whole = Picture::of(surface);
      CHECK(picture.luma == whole.luma);
      CHECK(picture.blue == whole.blue);
      CHECK(picture.red == whole.red);
    }
  }
}

TEST_CASE("yuv: rows keep their place") {
  Surface surface = plain({0, 0, 0, 1});
  fill(surface, {0, 4, 48, 1}, {1, 1, 1, 1});
  const Picture picture = Picture::of(surface);
  for (std::size_t y = 0; y < 8; ++y) {
    CHECK(picture.luma[y * 48 + 7] == (y == 4 ? 235 : 16));
  }
}

}  // namespace
}  // namespace owldeck
