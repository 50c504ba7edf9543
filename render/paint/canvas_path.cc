#include "render/paint/canvas_path.h"

#include <cairo.h>

#include <algorithm>
#include <numbers>

namespace owldeck {

void append_rounded(cairo_t* canvas, const Rect& rect, double wanted_radius) {
  const double radius =
      std::min({wanted_radius, rect.width / 2, rect.height / 2});
  if (radius <= 0) {
    cairo_rectangle(canvas, rect.x, rect.y, rect.width, rect.height);
    return;
  }
  constexpr double kQuarter = std::numbers::pi / 2;
  const Rect centers = rect.inset(radius);
  cairo_new_sub_path(canvas);
  cairo_arc(canvas, centers.right(), centers.y, radius, -kQuarter, 0);
  cairo_arc(canvas, centers.right(), centers.bottom(), radius, 0, kQuarter);
  cairo_arc(canvas, centers.x, centers.bottom(), radius, kQuarter,
            2 * kQuarter);
  cairo_arc(canvas, centers.x, centers.y, radius, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(canvas);
}

void append_segment(cairo_t* canvas, const Segment& segment) {
  const auto& [verb, to, a, b] = segment;
  switch (verb) {
    case Verb::Move:
      cairo_move_to(canvas, to.x, to.y);
      break;
    case Verb::Line:
      cairo_line_to(canvas, to.x, to.y);
      break;
    case Verb::Curve:
      cairo_curve_to(canvas, a.x, a.y, b.x, b.y, to.x, to.y);
      break;
    case Verb::Close:
      cairo_close_path(canvas);
      break;
  }
}

}  // namespace owldeck
