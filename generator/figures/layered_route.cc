#include "generator/figures/layered_layout.h"

namespace owldeck {
namespace {

constexpr double kHead = 14;

/// A point in the layers' direction and across it.
struct Along {
  double along = 0;
  double across = 0;
};

Along turned(const Point& point, bool down) {
  return down ? Along{point.y, point.x} : Along{point.x, point.y};
}

Point point_of(const Along& place, bool down) {
  return down ? Point{place.across, place.along}
              : Point{place.along, place.across};
}

/// How steeply the way rises at `i`: level at its ends and where it turns, else
/// between what lies before and after.
/// Source: Fritsch and Butland 1984, monotone piecewise cubic interpolation.
double slope_at(const std::vector<Along>& way, std::size_t i) {
  if (i == 0 || i + 1 == way.size()) {
    return 0;
  }
  const auto slope = [&](std::size_t from) {
    return (way[from + 1].across - way[from].across) /
           (way[from + 1].along - way[from].along);
  };
  const double before = slope(i - 1);
  const double after = slope(i);
  return before * after <= 0 ? 0 : 2 * before * after / (before + after);
}

/// The points of a way, each once, in the layers' direction.
std::vector<Along> way_of(const std::vector<Point>& points, bool down) {
  std::vector<Along> way;
  for (const Point& point : points) {
    const Along place = turned(point, down);
    if (way.empty() || way.back().along != place.along) {
      way.push_back(place);
    }
  }
  return way;
}

/// One curve through all of `points` that starts and ends along the layers'
/// direction and never swings back.
std::vector<Segment> curve(const std::vector<Point>& points, bool down) {
  const std::vector<Along> way = way_of(points, down);
  std::vector<Segment> segments{
      {.verb = Verb::Move, .to = point_of(way.front(), down)}};
  for (std::size_t i = 1; i < way.size(); ++i) {
    const Along& from = way[i - 1];
    const Along& to = way[i];
    const double half = (to.along - from.along) / 2;
    segments.push_back(
        {.verb = Verb::Curve,
         .to = point_of(to, down),
         .a = point_of(
             {from.along + half, from.across + half * slope_at(way, i - 1)},
             down),
         .b = point_of({to.along - half, to.across - half * slope_at(way, i)},
                       down)});
  }
  return segments;
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
    arrow.children.push_back(
        {Path{.segments = curve(points, down), .stroke = stroke}});
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
