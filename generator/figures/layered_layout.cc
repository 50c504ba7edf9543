#include "generator/figures/layered_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "generator/figures/layered_order.h"

namespace owldeck {
namespace {

constexpr int kRounds = 24;
constexpr double kPortGap = 22;
/// Boxes less than this apart, as a share of one, belong on one line.
constexpr double kNearly = 0.7;
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
    for (const auto& layer : order_.layers) {
      for (const std::size_t slot : layer) {
        align(slot);
      }
    }
    for (const auto& way : order_.ways) {
      straighten(way);
    }
    start_at_zero();
  }

  /// Whether `slot` could be at `across` between its neighbours.
  [[nodiscard]] bool is_free(std::size_t slot, double across) const {
    const auto& layer = order_.layers[order_.slots[slot].layer];
    const auto here = std::find(layer.begin(), layer.end(), slot);
    const bool after_last =
        here == layer.begin() ||
        across - centers_[*(here - 1)] >= distance(*(here - 1), slot);
    const bool before_next =
        here + 1 == layer.end() ||
        centers_[*(here + 1)] - across >= distance(slot, *(here + 1));
    return after_last && before_next;
  }

  /// Puts a box that one other box leads to beside that one, if it nearly is.
  void align(std::size_t slot) {
    const LayeredSlot& of = order_.slots[slot];
    if (of.before.size() != 1 || !is_box(slot) || !is_box(of.before[0])) {
      return;
    }
    const double across = centers_[of.before[0]];
    if (std::abs(centers_[slot] - across) < kNearly * axes_.across(of.size) &&
        is_free(slot, across)) {
      centers_[slot] = across;
    }
  }

  /// Puts all that a way passes on one line, if there is one for it.
  void straighten(const std::vector<std::size_t>& way) {
    const std::vector<std::size_t> passed(way.begin() + 1, way.end() - 1);
    for (const std::size_t candidate : passed) {
      const double across = centers_[candidate];
      const bool is_straight =
          std::all_of(passed.begin(), passed.end(),
                      [&](std::size_t slot) { return is_free(slot, across); });
      if (is_straight) {
        for (const std::size_t slot : passed) {
          centers_[slot] = across;
        }
        return;
      }
    }
  }

  void start_at_zero() {
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

}  // namespace

LayeredLayout lay_out_layers(const LayeredGraph& graph,
                             const LayeredStyle& style) {
  return Placer(graph, style).layout();
}

std::optional<LayeredLayout> fit_layers(const LayeredGraph& graph, bool down,
                                        const Size& room, double least_gap) {
  for (const double layer_gap : {72.0, 56.0, 42.0, 32.0, 22.0}) {
    if (layer_gap < least_gap) {
      break;
    }
    for (const double box_gap : {64.0, 48.0, 36.0, 24.0, 16.0}) {
      LayeredLayout layout = lay_out_layers(
          graph, {.down = down, .layer_gap = layer_gap, .box_gap = box_gap});
      if (layout.size.width <= room.width &&
          layout.size.height <= room.height) {
        return layout;
      }
    }
  }
  return std::nullopt;
}

}  // namespace owldeck
