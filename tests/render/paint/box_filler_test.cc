// Boxes that are filled on the pixels look as Cairo fills them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "render/paint/painter.h"
#include "render/text/text_engine.h"

namespace owldeck {
namespace {

constexpr PixelSize kSize{320, 180};

Surface painted(const Rectangle& box, double opacity) {
  static const TextEngine text;
  Scene scene{{320, 180}, {0.9, 0.8, 0.7}, {}};
  Group group{.opacity = opacity};
  group.children.push_back(Node{box});
  scene.nodes.push_back(Node{std::move(group)});
  Surface surface(kSize);
  paint(scene, text, surface);
  return surface;
}

/// The same box as Cairo fills it: one with a stroke is not filled directly.
Rectangle as_path(Rectangle box) {
  box.stroke = Stroke{.color = {0, 0, 0, 0}, .width = 1};
  return box;
}

int largest_difference(const Surface& a, const Surface& b) {
  int largest = 0;
  for (std::size_t i = 0; i < a.bytes().size(); ++i) {
    if (i % 4 != 3) {  // the fourth byte is unused
      largest = std::max(largest, std::abs(a.bytes()[i] - b.bytes()[i]));
    }
  }
  return largest;
}

/// Whether a point is in a box with round corners.
bool holds(const Rect& rect, double radius, double x, double y) {
  const double across =
      std::max({rect.x + radius - x, x - (rect.right() - radius), 0.0});
  const double down =
      std::max({rect.y + radius - y, y - (rect.bottom() - radius), 0.0});
  return x >= rect.x && x < rect.right() && y >= rect.y && y < rect.bottom() &&
         across * across + down * down <= radius * radius;
}

/// The share of a pixel that a box covers, by points in it.
double share_covered(const Rect& rect, double radius, int x, int y) {
  const Rect inner = rect.inset(radius + 1);
  if (x >= rect.right() || x + 1 <= rect.x || y >= rect.bottom() ||
      y + 1 <= rect.y) {
    return 0;
  }
  if (inner.x < x && x + 1 < inner.right() && inner.y < y &&
      y + 1 < inner.bottom()) {
    return 1;
  }
  constexpr int kPoints = 32;
  int inside = 0;
  for (int i = 0; i < kPoints * kPoints; ++i) {
    const double right = (i % kPoints + 0.5) / kPoints;
    const double down = (i / kPoints + 0.5) / kPoints;
    inside += holds(rect, radius, x + right, y + down) ? 1 : 0;
  }
  return static_cast<double>(inside) / (kPoints * kPoints);
}

Rectangle box_of(const Rect& rect, double radius, double alpha) {
  return {.rect = rect,
          .radius = radius,
          .fill = Fill{Color{0.1, 0.3, 0.9, alpha}}};
}

}  // namespace

TEST_CASE("boxes: on whole pixels they are Cairo's, bit for bit") {
  for (const double alpha : {1.0, 0.4}) {
    const Rectangle box = box_of({20, 30, 100, 60}, 0, alpha);
    CHECK(largest_difference(painted(box, 1), painted(as_path(box), 1)) <=
          (alpha < 1 ? 1 : 0));
  }
}

TEST_CASE(
    "boxes: anywhere, of any size and radius, they cover what they hold") {
  std::mt19937 random(7);  // NOLINT: the same boxes every time
  const auto number = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random() % 10000) / 10000;
  };
  for (int i = 0; i < 60; ++i) {
    const double least = i % 3 == 0 ? 0.2 : 5;  // smaller radii look square
    const Rect rect{number(-10, 300), number(-10, 170), number(least, 60),
                    number(least, 60)};
    const double radius =
        i % 3 == 0 ? 0
                   : std::min({number(2, 20), rect.width / 2, rect.height / 2});
    const Surface surface = painted(box_of(rect, radius, 1), 1);
    CAPTURE(rect.x);
    CAPTURE(rect.y);
    CAPTURE(rect.width);
    CAPTURE(rect.height);
    CAPTURE(radius);
    for (int y = 0; y < kSize.height; ++y) {
      for (int x = 0; x < kSize.width; ++x) {
        // Red goes from 0.9 to 0.1 where the box is.
        const double expected =
            255 * (0.9 - 0.8 * share_covered(rect, radius, x, y));
        const int red = surface.bytes()[static_cast<std::size_t>(
            y * surface.stride() + x * 4 + 2)];
        CAPTURE(x);
        CAPTURE(y);
        REQUIRE(std::abs(red - expected) <= 8);
      }
    }
  }
}

TEST_CASE("boxes: a group's clip cuts them") {
  static const TextEngine text;
  Scene scene{{320, 180}, {1, 1, 1}, {}};
  Group group;
  group.clip = Rect{50, 50, 20, 20};
  group.children.push_back(Node{box_of({0, 0, 320, 180}, 0, 1)});
  scene.nodes.push_back(Node{std::move(group)});
  Surface surface(kSize);
  paint(scene, text, surface);
  const auto red_at = [&](int x, int y) {
    return surface
        .bytes()[static_cast<std::size_t>(y * surface.stride() + x * 4 + 2)];
  };
  CHECK(red_at(49, 60) == 255);
  CHECK(red_at(50, 60) < 30);
  CHECK(red_at(69, 69) < 30);
  CHECK(red_at(60, 70) == 255);
}

}  // namespace owldeck
