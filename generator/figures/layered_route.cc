#include "generator/figures/layered_layout.h"

namespace owldeck {
namespace {

constexpr double kHead = 14;

/// A curve that starts and ends along the layers' direction.
Segment leg(const Point& from, const Point& to, bool down) {
  const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
  return {.verb = Verb::Curve,
          .to = to,
          .a = down ? Point{from.x, middle.y} : Point{middle.x, from.y},
          .b = down ? Point{to.x, middle.y} : Point{middle.x, to.y}};
}

}  // namespace

Group draw_route(const LayeredRoute& route, bool down, const Stroke& stroke) {
  Group arrow;
  for (std::size_t i = 0; i < route.pieces.size(); ++i) {
    std::vector<Point> points = route.pieces[i];
    const Point tip = points.back();
    const bool is_last = i + 1 == route.pieces.size();
    const Point before = points[points.size() - 2];
    const double way = down ? tip.y - before.y : tip.x - before.x;
    const double head = way < 0 ? -kHead : kHead;
    if (is_last) {
      (down ? points.back().y : points.back().x) -= head;
    }
    Path path{.segments = {{.verb = Verb::Move, .to = points.front()}},
              .stroke = stroke};
    for (std::size_t point = 1; point < points.size(); ++point) {
      path.segments.push_back(leg(points[point - 1], points[point], down));
    }
    arrow.children.push_back({std::move(path)});
    if (!is_last) {
      continue;
    }
    const Point base = points.back();
    const double half = kHead * 0.45;
    const Point side = down ? Point{half, 0} : Point{0, half};
    arrow.children.push_back(
        {Path{.segments = {{.verb = Verb::Move, .to = tip},
                           {.verb = Verb::Line,
                            .to = {base.x - side.x, base.y - side.y}},
                           {.verb = Verb::Line,
                            .to = {base.x + side.x, base.y + side.y}},
                           {.verb = Verb::Close}},
              .fill = stroke.color}});
  }
  return arrow;
}

}  // namespace owldeck
