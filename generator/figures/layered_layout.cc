#include "generator/figures/layered_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "generator/figures/layered_order.h"

namespace owldeck {
namespace {

constexpr int kRounds = 24;
constexpr double kPortGap = 22;
constexpr double kHead = 14;
/// Beside an arrow that passes, as a share of the gap between boxes.
constexpr double kPassingGap = 0.5;

/// Along the layers' direction and across it, whatever it is on the page.
struct Axes {
  bool down = false;
  [[nodiscard]] double along(const Size& size) const {
    return down ? size.height : size.width;
  }
  [[nodiscard]] double across(const Size& size) const {
    return down ? size.width : size.height;
  }
  [[nodiscard]] Point point(double along, double across) const {
    return down ? Point{across, along} : Point{along, across};
  }
  [[nodiscard]] Rect rect(double along, double across, const Size& size) const {
    const Point corner = point(along, across);
    return {corner.x, corner.y, size.width, size.height};
  }
};

/// Places that are as near to `wishes` as rising by at least `distances`
/// allows: the mean of every run that would overlap.
std::vector<double> spread(const std::vector<double>& wishes,
                           const std::vector<double>& distances) {
  struct Block {
    double sum = 0;
    std::size_t count = 0;
    [[nodiscard]] double mean() const {
      return sum / static_cast<double>(count);
    }
  };
  std::vector<Block> blocks;
  std::vector<double> offsets;
  double offset = 0;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    offset += i > 0 ? distances[i - 1] : 0;
    offsets.push_back(offset);
    blocks.push_back({wishes[i] - offset, 1});
    while (blocks.size() > 1 &&
           blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back().sum += last.sum;
      blocks.back().count += last.count;
    }
  }
  std::vector<double> places;
  for (const Block& block : blocks) {
    for (std::size_t i = 0; i < block.count; ++i) {
      places.push_back(block.mean() + offsets[places.size()]);
    }
  }
  return places;
}

/// Places slots within their layers and layers beside each other.
class Placer {
 public:
  Placer(const LayeredGraph& graph, const LayeredStyle& style)
      : graph_(graph),
        style_(style),
        axes_{style.down},
        order_(order_layers(graph)),
        centers_(order_.slots.size(), 0) {
    place_across();
    place_along();
  }

  [[nodiscard]] LayeredLayout layout() const {
    LayeredLayout layout{.boxes = {}, .routes = {}, .size = size()};
    for (std::size_t box = 0; box < graph_.boxes.size(); ++box) {
      layout.boxes.push_back(rect_of(box));
    }
    for (std::size_t edge = 0; edge < graph_.edges.size(); ++edge) {
      layout.routes.push_back(route(edge));
    }
    return layout;
  }

 private:
  [[nodiscard]] bool is_box(std::size_t slot) const {
    return slot < graph_.boxes.size();
  }

  [[nodiscard]] double distance(std::size_t left, std::size_t right) const {
    const double gap = is_box(left) && is_box(right)
                           ? style_.box_gap
                           : style_.box_gap * kPassingGap;
    return (axes_.across(order_.slots[left].size) +
            axes_.across(order_.slots[right].size)) /
               2 +
           gap;
  }

  /// Moves a layer's slots to the middle of their neighbours.
  void place_layer(const std::vector<std::size_t>& layer, bool look_back,
                   bool look_ahead) {
    std::vector<double> wishes;
    std::vector<double> distances;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      const LayeredSlot& slot = order_.slots[layer[i]];
      double sum = 0;
      std::size_t count = 0;
      const auto add = [&](const std::vector<std::size_t>& near) {
        for (const std::size_t other : near) {
          sum += centers_[other];
          ++count;
        }
      };
      if (look_back) {
        add(slot.before);
      }
      if (look_ahead) {
        add(slot.after);
      }
      wishes.push_back(count > 0 ? sum / static_cast<double>(count)
                                 : centers_[layer[i]]);
      if (i > 0) {
        distances.push_back(distance(layer[i - 1], layer[i]));
      }
    }
    const std::vector<double> places = spread(wishes, distances);
    for (std::size_t i = 0; i < layer.size(); ++i) {
      centers_[layer[i]] = places[i];
    }
  }

  void place_across() {
    for (const auto& layer : order_.layers) {
      place_layer(layer, true, false);
    }
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t i = order_.layers.size(); i-- > 0;) {
        place_layer(order_.layers[i], false, true);
      }
      for (const auto& layer : order_.layers) {
        place_layer(layer, true, round + 1 == kRounds);
      }
    }
    double least = std::numeric_limits<double>::max();
    for (std::size_t slot = 0; slot < centers_.size(); ++slot) {
      least = std::min(
          least, centers_[slot] - axes_.across(order_.slots[slot].size) / 2);
    }
    for (std::size_t slot = 0; slot < centers_.size(); ++slot) {
      centers_[slot] -= least;
      breadth_ = std::max(
          breadth_, centers_[slot] + axes_.across(order_.slots[slot].size) / 2);
    }
  }

  void place_along() {
    double start = 0;
    for (const auto& layer : order_.layers) {
      double thickness = 0;
      for (const std::size_t slot : layer) {
        thickness = std::max(thickness, axes_.along(order_.slots[slot].size));
      }
      starts_.push_back(start);
      thicknesses_.push_back(thickness);
      start += thickness + style_.layer_gap;
    }
    length_ = start - style_.layer_gap;
  }

  [[nodiscard]] Size size() const {
    return style_.down ? Size{breadth_, length_} : Size{length_, breadth_};
  }

  [[nodiscard]] Rect rect_of(std::size_t slot) const {
    const LayeredSlot& of = order_.slots[slot];
    return axes_.rect(
        starts_[of.layer] + (thicknesses_[of.layer] - axes_.along(of.size)) / 2,
        centers_[slot] - axes_.across(of.size) / 2, of.size);
  }

  /// Where, across, the way of `edge` meets the box at its start or end: the
  /// arrows of one side are spread along it in the order of where they lead.
  [[nodiscard]] double port(std::size_t edge, bool at_start) const {
    const auto end_of = [at_start](const std::vector<std::size_t>& way) {
      return at_start ? std::pair(way.front(), way[1])
                      : std::pair(way.back(), way[way.size() - 2]);
    };
    const auto [box, toward] = end_of(order_.ways[edge]);
    double before = 0;
    double all = 0;
    for (std::size_t other = 0; other < order_.ways.size(); ++other) {
      const auto [other_box, other_toward] = end_of(order_.ways[other]);
      if (other_box != box) {
        continue;
      }
      ++all;
      const bool is_before =
          centers_[other_toward] < centers_[toward] ||
          (centers_[other_toward] == centers_[toward] && other < edge);
      before += is_before ? 1 : 0;
    }
    const double room = axes_.across(order_.slots[box].size) * 0.7;
    const double gap = all > 1 ? std::min(kPortGap, room / (all - 1)) : 0;
    return centers_[box] + (before - (all - 1) / 2) * gap;
  }

  [[nodiscard]] LayeredRoute route(std::size_t edge) const {
    const std::vector<std::size_t>& way = order_.ways[edge];
    LayeredRoute route;
    std::vector<Point> piece{end_point(way.front(), port(edge, true), true)};
    for (std::size_t i = 1; i + 1 < way.size(); ++i) {
      piece.push_back(end_point(way[i], centers_[way[i]], false));
      if (way[i] == order_.labels[edge]) {
        route.label = rect_of(way[i]);
        route.pieces.push_back(std::move(piece));
        piece.clear();
      }
      piece.push_back(end_point(way[i], centers_[way[i]], true));
    }
    piece.push_back(end_point(way.back(), port(edge, false), false));
    route.pieces.push_back(std::move(piece));
    if (order_.turned[edge]) {
      std::reverse(route.pieces.begin(), route.pieces.end());
      for (auto& points : route.pieces) {
        std::reverse(points.begin(), points.end());
      }
    }
    return route;
  }

  /// The edge of a slot where ways leave it, or come to it. What passes takes
  /// the whole layer.
  [[nodiscard]] Point end_point(std::size_t slot, double across,
                                bool leaving) const {
    const LayeredSlot& of = order_.slots[slot];
    const double along = axes_.along(of.size);
    const double thickness = thicknesses_[of.layer];
    const double inset = along > 0 ? (thickness - along) / 2 : 0;
    return axes_.point(
        starts_[of.layer] + (leaving ? thickness - inset : inset), across);
  }

  const LayeredGraph& graph_;
  const LayeredStyle& style_;
  Axes axes_;
  LayeredOrder order_;
  std::vector<double> centers_;
  std::vector<double> starts_;
  std::vector<double> thicknesses_;
  double breadth_ = 0;
  double length_ = 0;
};

/// A curve that starts and ends along the layers' direction.
Segment leg(const Point& from, const Point& to, bool down) {
  const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
  return {.verb = Verb::Curve,
          .to = to,
          .a = down ? Point{from.x, middle.y} : Point{middle.x, from.y},
          .b = down ? Point{to.x, middle.y} : Point{middle.x, to.y}};
}

}  // namespace

LayeredLayout lay_out_layers(const LayeredGraph& graph,
                             const LayeredStyle& style) {
  return Placer(graph, style).layout();
}

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
