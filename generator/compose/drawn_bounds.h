#pragma once

#include <optional>

#include "render/scene/scene.h"
#include "render/text/measure.h"

namespace owldeck {

/// The smallest rectangle around what `node` draws, in its parent's
/// coordinates: of text the letters, not the box that they stand in; of paths
/// the curve itself; of a clipped group what its clip leaves. Strokes count by
/// their middle. Nothing for a node that draws nothing.
[[nodiscard]] std::optional<Rect> drawn_bounds(const Node& node,
                                               const TextMeasurer& measurer);
[[nodiscard]] std::optional<Rect> drawn_bounds(const TextBlock& block,
                                               const TextMeasurer& measurer);

/// The top of the first line of `block`, which takes `extent`.
[[nodiscard]] double block_top(const TextBlock& block,
                               const TextExtent& extent);

/// What two rectangles share; nothing if they do not meet.
[[nodiscard]] std::optional<Rect> shared_part(const Rect& a, const Rect& b);

/// The point at `t`, 0..1, of the cubic curve from `from` that `curve` is.
[[nodiscard]] Point curve_point(Point from, const Segment& curve, double t);

}  // namespace owldeck
