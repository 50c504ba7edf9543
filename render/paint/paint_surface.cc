#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "render/paint/painter.h"

namespace owldeck {
namespace {

/// The whole pixels of `area` and one more on each side, which antialiasing
/// reaches.
PixelRect pixels_of(const Rect& area, double scale, PixelSize size) {
  const auto low = [&](double edge, int most) {
    return std::clamp(static_cast<int>(std::floor(edge * scale)) - 1, 0, most);
  };
  const auto high = [&](double edge, int most) {
    return std::clamp(static_cast<int>(std::ceil(edge * scale)) + 1, 0, most);
  };
  return {low(area.x, size.width), low(area.y, size.height),
          high(area.right(), size.width), high(area.bottom(), size.height)};
}

double scale_of(const Scene& scene, const Surface& surface) {
  return surface.size().width / scene.size.width;
}

void paint_pixels(const Scene& scene, const TextEngine& text,
                  const std::optional<PixelRect>& area, Surface& surface) {
  cairo_t* const canvas = surface.canvas();
  const double scale = scale_of(scene, surface);
  cairo_save(canvas);
  // A group's clip that leaves the surface must not be what edges are cut at.
  cairo_rectangle(canvas, 0, 0, surface.size().width, surface.size().height);
  cairo_clip(canvas);
  cairo_scale(canvas, scale, scale);
  paint(scene, text, canvas, nullptr, area);
  cairo_restore(canvas);
}

}  // namespace

void paint(const Scene& scene, const TextEngine& text, Surface& surface) {
  paint_pixels(scene, text, std::nullopt, surface);
}

std::vector<PixelRect> paint(const Scene& scene, const TextEngine& text,
                             const std::vector<Rect>& areas, Surface& scratch,
                             Surface& surface) {
  const double scale = scale_of(scene, surface);
  std::vector<PixelRect> painted;
  for (const Rect& area : areas) {
    const PixelRect pixels = pixels_of(area, scale, surface.size());
    paint_pixels(scene, text, pixels, scratch);
    surface.copy(scratch, pixels);
    painted.push_back(pixels);
  }
  return painted;
}

}  // namespace owldeck
