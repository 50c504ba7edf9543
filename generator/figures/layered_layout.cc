#include "generator/figures/layered_layout.h"

#include <algorithm>

#include "generator/figures/layered_place.h"

namespace owldeck {
namespace {

constexpr double kPortGap = 22;

/// Places layers beside each other and routes arrows between their boxes.
class Router {
 public:
  Router(const LayeredGraph& graph, const LayeredStyle& style)
      : graph_(graph),
        style_(style),
        axes_{style.down},
        order_(order_layers(graph)),
        places_(
            place_across(order_, graph.boxes.size(), axes_, style.box_gap)) {
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
    return style_.down ? Size{places_.breadth, length_}
                       : Size{length_, places_.breadth};
  }

  [[nodiscard]] Rect rect_of(std::size_t slot) const {
    const LayeredSlot& of = order_.slots[slot];
    return axes_.rect(
        starts_[of.layer] + (thicknesses_[of.layer] - axes_.along(of.size)) / 2,
        places_.centers[slot] - axes_.across(of.size) / 2, of.size);
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
          places_.centers[other_toward] < places_.centers[toward] ||
          (places_.centers[other_toward] == places_.centers[toward] &&
           other < edge);
      before += is_before ? 1 : 0;
    }
    const double room = axes_.across(order_.slots[box].size) * 0.7;
    const double gap = all > 1 ? std::min(kPortGap, room / (all - 1)) : 0;
    return places_.centers[box] + (before - (all - 1) / 2) * gap;
  }

  [[nodiscard]] LayeredRoute route(std::size_t edge) const {
    const std::vector<std::size_t>& way = order_.ways[edge];
    LayeredRoute route;
    std::vector<Point> piece{end_point(way.front(), port(edge, true), true)};
    for (std::size_t i = 1; i + 1 < way.size(); ++i) {
      piece.push_back(end_point(way[i], places_.centers[way[i]], false));
      if (way[i] == order_.labels[edge]) {
        route.label = rect_of(way[i]);
        route.pieces.push_back(std::move(piece));
        piece.clear();
      }
      piece.push_back(end_point(way[i], places_.centers[way[i]], true));
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
  LayerAxes axes_;
  LayeredOrder order_;
  LayerPlaces places_;
  std::vector<double> starts_;
  std::vector<double> thicknesses_;
  double length_ = 0;
};

}  // namespace

LayeredLayout lay_out_layers(const LayeredGraph& graph,
                             const LayeredStyle& style) {
  return Router(graph, style).layout();
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
