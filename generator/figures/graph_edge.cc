#include "generator/figures/graph_edge.h"

#include <algorithm>
#include <cmath>

namespace owldeck {
namespace {

constexpr double kBend = 0.13;
constexpr double kLargestBend = 72;
/// Between a chip and the arrow's ends.
constexpr double kStartGap = 4;
constexpr double kTipGap = 7;
/// A loop's feet stand this far from each other.
constexpr double kLoopFoot = 36;
constexpr int kSteps = 96;
/// The share of the way where the number stands.
constexpr double kNumberAt = 0.56;
constexpr double kShortest = 150;
constexpr double kNumberAside = 38;

Point between(Point from, Point to, double t) {
  return {from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
}

Point point_at(const GraphEdge& edge, double t) {
  const Point ab = between(edge.a, edge.b, t);
  return between(between(between(edge.from, edge.a, t), ab, t),
                 between(ab, between(edge.b, edge.to, t), t), t);
}

/// The part of `edge` up to `t`.
GraphEdge first_part(const GraphEdge& edge, double t) {
  const Point a = between(edge.from, edge.a, t);
  const Point ab = between(edge.a, edge.b, t);
  return {edge.from, a, between(a, ab, t), point_at(edge, t), edge.number};
}

GraphEdge reversed(const GraphEdge& edge) {
  return {edge.to, edge.b, edge.a, edge.from, edge.number};
}

bool contains(const Rect& rect, Point point) {
  return point.x >= rect.x && point.x <= rect.right() && point.y >= rect.y &&
         point.y <= rect.bottom();
}

/// `edge` without what lies in `rect` at its end.
GraphEdge cut_at_end(const GraphEdge& edge, const Rect& rect) {
  int step = kSteps;
  while (step > 1 &&
         contains(rect, point_at(edge, static_cast<double>(step) / kSteps))) {
    --step;
  }
  return first_part(edge, static_cast<double>(step) / kSteps);
}

/// `edge` without the last `length` units, measured straight from its end.
GraphEdge shortened(const GraphEdge& edge, double length) {
  int step = kSteps;
  double distance = 0;
  while (step > 1 && distance < length) {
    --step;
    const Point point = point_at(edge, static_cast<double>(step) / kSteps);
    distance = std::hypot(point.x - edge.to.x, point.y - edge.to.y);
  }
  return first_part(edge, static_cast<double>(step) / kSteps);
}

}  // namespace

GraphEdge bent_edge(const Rect& from, const Rect& to, double bend) {
  const Point start = from.center();
  const Point end = to.center();
  const double length =
      std::max(1.0, std::hypot(end.x - start.x, end.y - start.y));
  const double reach = bend * std::min(kLargestBend, kBend * length) * 4 / 3;
  const Point left{reach * (end.y - start.y) / length,
                   -reach * (end.x - start.x) / length};
  const auto moved = [&](double t) {
    const Point point = between(start, end, t);
    return Point{point.x + left.x, point.y + left.y};
  };
  GraphEdge edge{start, moved(0.3), moved(0.7), end, {}};
  edge = cut_at_end(edge, to.inset(-kTipGap));
  edge = reversed(cut_at_end(reversed(edge), from.inset(-kStartGap)));
  edge.number = point_at(edge, kNumberAt);
  if (std::hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y) <
      kShortest) {
    // Beside a short arrow, which it would cover.
    edge.number.x += kNumberAside * (end.y - start.y) / length;
    edge.number.y -= kNumberAside * (end.x - start.x) / length;
  }
  return edge;
}

bool crosses(const GraphEdge& edge, const Rect& rect) {
  for (int step = 0; step <= kSteps; ++step) {
    if (contains(rect, point_at(edge, static_cast<double>(step) / kSteps))) {
      return true;
    }
  }
  return false;
}

GraphEdge loop_edge(const Rect& chip, Point center) {
  const Point at = chip.center();
  const double half = kLoopFoot / 2;
  const double reach = kLoopHeight * 4 / 3;
  // Chips beside the middle have their loop at the side.
  if (std::abs(at.y - center.y) < chip.height) {
    const bool right = at.x >= center.x;
    const double sign = right ? 1 : -1;
    const double edge = right ? chip.right() : chip.x;
    const double far = edge + sign * reach;
    return {{edge + sign * kStartGap, at.y - half / 2},
            {far, at.y - 1.6 * half},
            {far, at.y + 1.6 * half},
            {edge + sign * kTipGap, at.y + half / 2},
            {edge + sign * 0.6 * kLoopHeight, at.y - chip.height / 2 - 14}};
  }
  const bool below = at.y > center.y;
  const double sign = below ? 1 : -1;
  const double edge = below ? chip.bottom() : chip.y;
  const double far = edge + sign * reach;
  return {{at.x - half, edge + sign * kStartGap},
          {at.x - 1.9 * half, far},
          {at.x + 1.9 * half, far},
          {at.x + half, edge + sign * kTipGap},
          {at.x + kLoopFoot + 28, edge + sign * 0.55 * kLoopHeight}};
}

Group edge_arrow(const GraphEdge& edge, const Color& color, double width) {
  const double head = 9 + 1.5 * width;
  const GraphEdge shaft = shortened(edge, head);
  const double length =
      std::max(1.0, std::hypot(edge.to.x - shaft.to.x, edge.to.y - shaft.to.y));
  const Point across{-(edge.to.y - shaft.to.y) / length * head * 0.48,
                     (edge.to.x - shaft.to.x) / length * head * 0.48};
  // The shaft reaches a little into the head, so that no gap shows.
  const GraphEdge drawn = shortened(edge, 0.85 * head);
  Group group;
  group.children.push_back({Path{
      .segments =
          {{.verb = Verb::Move, .to = drawn.from},
           {.verb = Verb::Curve, .to = drawn.to, .a = drawn.a, .b = drawn.b}},
      .stroke = Stroke{.color = color, .width = width}}});
  group.children.push_back(
      {Path{.segments = {{.verb = Verb::Move, .to = edge.to},
                         {.verb = Verb::Line,
                          .to = {shaft.to.x + across.x, shaft.to.y + across.y}},
                         {.verb = Verb::Line,
                          .to = {shaft.to.x - across.x, shaft.to.y - across.y}},
                         {.verb = Verb::Close}},
            .fill = color}});
  return group;
}

}  // namespace owldeck
