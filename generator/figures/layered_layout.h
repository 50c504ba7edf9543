#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "render/scene/scene.h"

namespace owldeck {

/// Boxes joined by arrows, to be laid out in layers: every arrow leads from one
/// layer to a later one.
struct LayeredGraph {
  struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    Size label{};  ///< of the words on the arrow; none if 0
  };
  std::vector<Size> boxes;
  std::vector<Edge> edges;
};

struct LayeredStyle {
  bool down = false;      ///< layers below each other, not side by side
  double layer_gap = 60;  ///< between layers; where arrows are
  double box_gap = 24;    ///< between boxes of a layer
};

/// An arrow's way: legs that start and end along the layers' direction, with
/// a gap where its label stands.
struct LayeredRoute {
  std::vector<std::vector<Point>> pieces;  ///< the last one has the arrow head
  Rect label{};                            ///< empty if there is none
};

struct LayeredLayout {
  std::vector<Rect> boxes;
  std::vector<LayeredRoute> routes;  ///< one an edge
  Size size;
};

/// Lays out `graph`: layers by the longest way from a start, boxes of a layer
/// by the mean place of their neighbours. An edge that would close a circle is
/// laid out turned round, its arrow as it was. Arrows that pass several layers
/// are straight where nothing is in their way. Needs: edges between different
/// boxes.
/// Source: Sugiyama, Tagawa and Toda 1981; places within a layer by
/// isotonic regression (pool adjacent violators).
[[nodiscard]] LayeredLayout lay_out_layers(const LayeredGraph& graph,
                                           const LayeredStyle& style);

/// The layout with the widest gaps that fits into `room`, between layers at
/// least `least_gap`, or nothing.
[[nodiscard]] std::optional<LayeredLayout> fit_layers(const LayeredGraph& graph,
                                                      bool down,
                                                      const Size& room,
                                                      double least_gap = 0);

/// The arrow along `route`, its head filled.
[[nodiscard]] Group draw_route(const LayeredRoute& route, bool down,
                               const Stroke& stroke);

}  // namespace owldeck
