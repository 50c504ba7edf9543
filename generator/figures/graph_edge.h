#pragma once

#include "render/scene/scene.h"

/// Arrows between the chips of a graph.
namespace owldeck {

/// How far a loop reaches out of its chip.
inline constexpr double kLoopHeight = 54;

/// A cubic from chip to chip.
struct GraphEdge {
  Point from;
  Point a;
  Point b;
  Point to;
  Point number;  ///< where the weight stands
};

/// Bent to the left of its way, so that two chips' arrows to each other lie
/// apart; from edge to edge of the chips. Bent more or less, or to the right,
/// by `bend` where 1 is usual.
[[nodiscard]] GraphEdge bent_edge(const Rect& from, const Rect& to,
                                  double bend = 1);

/// Whether the edge runs through `rect`.
[[nodiscard]] bool crosses(const GraphEdge& edge, const Rect& rect);

/// From `chip` to itself, on its side away from `center`.
[[nodiscard]] GraphEdge loop_edge(const Rect& chip, Point center);

/// The edge as an arrow.
[[nodiscard]] Group edge_arrow(const GraphEdge& edge, const Color& color,
                               double width);

}  // namespace owldeck
