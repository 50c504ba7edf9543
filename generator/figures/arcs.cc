#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "generator/figures/parts.h"

namespace owldeck {
namespace {

/// Free space between the strokes where they leave the query.
constexpr double kLargestGap = 8;
constexpr double kSmallestGap = 2;
/// The self loop's opening, as a share of its stroke, and at least.
constexpr double kLoopOpening = 0.6;
constexpr double kSmallestOpening = 10;
/// Arcs between few tokens are not drawn to the full height.
constexpr double kNearestFarthest = 2;
/// Handle of a quarter ellipse.
const double kEllipse = 4.0 / 3.0 * (std::sqrt(2.0) - 1);

/// Where one stroke leaves the query's edge.
struct Slot {
  std::size_t key = 0;
  double width = 0;
};

/// From left to right: keys on the left from the nearest, the self loop (twice
/// its stroke and its opening), keys on the right from the farthest. A key
/// without weight takes no room.
std::vector<Slot> slots_of(std::size_t query, const std::vector<Arc>& arcs) {
  std::vector<Slot> slots;
  const auto add = [&](std::size_t key, double width) {
    if (arcs[key].width > 0) {
      slots.push_back({key, width});
    }
  };
  for (std::size_t key = query; key-- > 0;) {
    add(key, arcs[key].width);
  }
  const double stroke = arcs[query].width;
  add(query, 2 * stroke + std::max(kSmallestOpening, kLoopOpening * stroke));
  for (std::size_t key = arcs.size(); --key > query;) {
    add(key, arcs[key].width);
  }
  return slots;
}

/// The largest stroke for a weight of 1, up to `wanted`, with which all slots
/// find room on `chip_width`.
double fitting_scale(double wanted, double chip_width, std::size_t query,
                     const std::vector<double>& weights) {
  double sum = kLoopOpening * std::max(0.0, weights[query]) +
               std::max(0.0, weights[query]);
  double count = 0;
  for (const double weight : weights) {
    sum += std::max(0.0, weight);
    count += weight > 0 ? 1 : 0;
  }
  const double room =
      chip_width - kSmallestOpening - (count + 1) * kSmallestGap;
  return sum > 0 ? std::min(wanted, std::max(room, 1.0) / sum) : wanted;
}

void place_slots(const std::vector<Slot>& slots, double center,
                 double chip_width, std::vector<Arc>& arcs) {
  const double used = std::accumulate(
      slots.begin(), slots.end(), 0.0,
      [](double sum, const Slot& slot) { return sum + slot.width; });
  const double gaps = static_cast<double>(slots.size()) + 1;
  const double gap = std::min(kLargestGap, (chip_width - used) / gaps);
  double x = center - (used + (gaps - 2) * gap) / 2;
  for (const Slot& slot : slots) {
    arcs[slot.key].from_x = x + arcs[slot.key].width / 2;
    if (slot.width > arcs[slot.key].width) {
      arcs[slot.key].to_x = x + slot.width - arcs[slot.key].width / 2;
    }
    x += slot.width + gap;
  }
}

Segment curve(Point a, Point b, Point to) {
  return {.verb = Verb::Curve, .to = to, .a = a, .b = b};
}

/// Half an ellipse, or for a narrow loop a horseshoe that bulges a little.
std::vector<Segment> outline(const Arc& arc) {
  const Point from{arc.from_x, arc.base_y};
  const Point to{arc.to_x, arc.base_y};
  const Point top{(from.x + to.x) / 2, arc.base_y - arc.height};
  const double half = (to.x - from.x) / 2;
  const bool loop = arc.height > 2 * std::abs(half);
  const double bulge = loop ? 0.4 * half : 0;
  const double rise = (loop ? 0.7 : kEllipse) * arc.height;
  const double run = loop ? 0.75 * half : kEllipse * half;
  return {{.verb = Verb::Move, .to = from},
          curve({from.x - bulge, from.y - rise}, {top.x - run, top.y}, top),
          curve({top.x + run, top.y}, {to.x + bulge, to.y - rise}, to)};
}

Point between(Point from, Point to, double t) {
  return {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
}

/// The first `t` of a cubic from `from`. Source: de Casteljau's subdivision.
Segment first_part(Point from, const Segment& whole, double t) {
  const Point a = between(from, whole.a, t);
  const Point middle = between(whole.a, whole.b, t);
  const Point b = between(a, middle, t);
  const Point end = between(middle, between(whole.b, whole.to, t), t);
  return curve(a, b, between(b, end, t));
}

}  // namespace

double arc_height(double max_height, double distance, double largest) {
  return max_height * (distance + 0.5) / (largest + 0.5);
}

std::vector<Arc> layout_arcs(const std::vector<double>& centers,
                             double chip_width, double base_y,
                             double max_height, int query,
                             const std::vector<double>& weights,
                             double stroke_scale) {
  const std::size_t self = static_cast<std::size_t>(query);
  const double scale = fitting_scale(stroke_scale, chip_width, self, weights);
  const double strongest = *std::max_element(weights.begin(), weights.end());
  const double farthest = std::max(
      {kNearestFarthest, static_cast<double>(query),
       static_cast<double>(centers.size()) - 1 - static_cast<double>(query)});
  std::vector<Arc> arcs;
  for (std::size_t key = 0; key < centers.size(); ++key) {
    const double weight = std::max(0.0, weights[key]);
    const double share = strongest > 0 ? weight / strongest : 0;
    const double distance =
        std::abs(static_cast<double>(key) - static_cast<double>(query));
    arcs.push_back(
        {.from_x = centers[self],
         .to_x = centers[key],
         .base_y = base_y,
         .height = arc_height(max_height, std::max(distance, 1.0), farthest),
         .width = scale * weight,
         .opacity = weight > 0 ? 0.25 + 0.75 * share * share : 0,
         .weight = weights[key]});
  }
  place_slots(slots_of(self, arcs), centers[self], chip_width, arcs);
  return arcs;
}

Path arc_path(const Arc& arc, const Color& color, double drawn) {
  Path path{.segments = outline(arc),
            .stroke = Stroke{.color = faded(color, arc.opacity),
                             .width = arc.width,
                             .round = true}};
  if (drawn >= 1) {
    return path;
  }
  const double halves = std::clamp(drawn, 0.0, 1.0) * 2;
  const bool second = halves > 1;
  const Point from = second ? path.segments[1].to : path.segments[0].to;
  const std::size_t cut = second ? 2 : 1;
  path.segments.resize(cut + 1);
  path.segments[cut] =
      first_part(from, path.segments[cut], second ? halves - 1 : halves);
  return path;
}

}  // namespace owldeck
