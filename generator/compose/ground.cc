#include "generator/compose/ground.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "generator/compose/drawn_bounds.h"

namespace owldeck {
namespace {

constexpr int kCurveParts = 8;  // lines that stand for a curve
/// Where text is looked behind, as shares of its height.
constexpr std::array kRows{0.15, 0.5, 0.85};

bool contains(const Rect& rect, Point point) {
  return point.x >= rect.x && point.x <= rect.right() && point.y >= rect.y &&
         point.y <= rect.bottom();
}

/// How often the line between two points turns around `point`: once up or down
/// if it crosses the ray to the right of it.
int crossing(Point from, Point to, Point point) {
  const double side = (to.x - from.x) * (point.y - from.y) -
                      (point.x - from.x) * (to.y - from.y);
  if (from.y <= point.y && to.y > point.y && side > 0) {
    return 1;
  }
  return from.y > point.y && to.y <= point.y && side < 0 ? -1 : 0;
}

/// Whether `point`, in the path's coordinates, is filled: nonzero winding.
bool is_filled(const Path& path, Point point) {
  int winding = 0;
  Point start;
  Point last;
  for (const Segment& segment : path.segments) {
    switch (segment.verb) {
      case Verb::Move:
        winding += crossing(last, start, point);
        start = last = segment.to;
        break;
      case Verb::Line:
        winding += crossing(last, segment.to, point);
        last = segment.to;
        break;
      case Verb::Curve: {
        const Point from = last;
        for (int i = 1; i <= kCurveParts; ++i) {
          const Point next =
              curve_point(from, segment, static_cast<double>(i) / kCurveParts);
          winding += crossing(last, next, point);
          last = next;
        }
        break;
      }
      case Verb::Close:
        winding += crossing(last, start, point);
        last = start;
        break;
    }
  }
  winding += crossing(last, start, point);
  return winding != 0;
}

Color color_at(const LinearGradient& gradient, Point point) {
  const Point along{gradient.to.x - gradient.from.x,
                    gradient.to.y - gradient.from.y};
  const double length = along.x * along.x + along.y * along.y;
  const double t = length > 0 ? ((point.x - gradient.from.x) * along.x +
                                 (point.y - gradient.from.y) * along.y) /
                                    length
                              : 0;
  const auto after = std::ranges::find_if(
      gradient.stops,
      [t](const GradientStop& stop) { return stop.offset >= t; });
  if (after == gradient.stops.end()) {
    return gradient.stops.empty() ? Color{0, 0, 0, 0}
                                  : gradient.stops.back().color;
  }
  if (after == gradient.stops.begin()) {
    return after->color;
  }
  const GradientStop& before = *(after - 1);
  return mix(before.color, after->color,
             (t - before.offset) / (after->offset - before.offset));
}

Color color_at(const Fill& fill, Point point) {
  const auto* gradient = std::get_if<LinearGradient>(&fill);
  return gradient ? color_at(*gradient, point) : std::get<Color>(fill);
}

}  // namespace

Color over(const Color& top, const Color& bottom) {
  const auto channel = [&](double above, double below) {
    return above * top.alpha + below * (1 - top.alpha);
  };
  return {channel(top.red, bottom.red), channel(top.green, bottom.green),
          channel(top.blue, bottom.blue), 1};
}

Point View::on_page(Point point) const {
  return {offset.x + point.x * scale, offset.y + point.y * scale};
}

Rect View::on_page(const Rect& rect) const {
  const Point corner = on_page(Point{rect.x, rect.y});
  return {corner.x, corner.y, rect.width * scale, rect.height * scale};
}

View View::inside(const Group& group) const {
  View view{on_page(group.offset), scale * group.scale, opacity * group.opacity,
            clip};
  if (group.clip) {
    const Rect own = view.on_page(*group.clip);
    view.clip = clip ? shared_part(*clip, own).value_or(Rect{}) : own;
  }
  return view;
}

void Ground::add(const Rectangle& rectangle, const View& view) {
  if (rectangle.fill) {
    add(rectangle.rect, nullptr, *rectangle.fill, view);
  }
}

void Ground::add(const Path& path, const View& view) {
  if (!path.fill || path.segments.empty()) {
    return;
  }
  double left = path.segments.front().to.x;
  double top = path.segments.front().to.y;
  double right = left;
  double bottom = top;
  const auto stretch = [&](Point point) {
    left = std::min(left, point.x);
    top = std::min(top, point.y);
    right = std::max(right, point.x);
    bottom = std::max(bottom, point.y);
  };
  for (const Segment& segment : path.segments) {
    if (segment.verb != Verb::Close) {
      stretch(segment.to);
    }
    if (segment.verb == Verb::Curve) {
      stretch(segment.a);
      stretch(segment.b);
    }
  }
  add({left, top, right - left, bottom - top}, &path, *path.fill, view);
}

void Ground::add(const Rect& box, const Path* outline, const Fill& fill,
                 const View& view) {
  Rect seen = view.on_page(box);
  if (view.clip) {
    const auto part = shared_part(seen, *view.clip);
    if (!part) {
      return;
    }
    seen = *part;
  }
  areas_.push_back({seen, outline, view, &fill});
}

Color Ground::at(Point point) const {
  std::vector<const Area*> areas;
  for (const Area& area : areas_) {
    areas.push_back(&area);
  }
  return at(point, areas);
}

Color Ground::at(Point point, const std::vector<const Area*>& areas) const {
  Color color = background_;
  for (const Area* area : areas) {
    if (!contains(area->box, point)) {
      continue;
    }
    const Point inner{(point.x - area->view.offset.x) / area->view.scale,
                      (point.y - area->view.offset.y) / area->view.scale};
    if (area->outline == nullptr || is_filled(*area->outline, inner)) {
      color =
          over(faded(color_at(*area->fill, inner), area->view.opacity), color);
    }
  }
  return color;
}

std::vector<Color> Ground::under(const Rect& rect, double step) const {
  std::vector<const Area*> areas;
  bool is_even = true;
  for (const Area& area : areas_) {
    if (!shared_part(area.box, rect)) {
      continue;
    }
    areas.push_back(&area);
    is_even = is_even && area.outline == nullptr &&
              std::holds_alternative<Color>(*area.fill) &&
              contains(area.box, {rect.x, rect.y}) &&
              contains(area.box, {rect.right(), rect.bottom()});
  }
  if (is_even) {
    return {at(rect.center(), areas)};
  }
  const double columns = std::max(1.0, std::ceil(rect.width / step));
  std::vector<Color> colors;
  for (double column = 0.5; column < columns; ++column) {
    for (const double row : kRows) {
      const Color color = at(
          {rect.x + column / columns * rect.width, rect.y + row * rect.height},
          areas);
      if (std::ranges::find(colors, color) == colors.end()) {
        colors.push_back(color);
      }
    }
  }
  return colors;
}

}  // namespace owldeck
