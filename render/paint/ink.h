#pragma once

#include "render/scene/scene.h"
#include "render/text/text_engine.h"

namespace owldeck {

/// Where a group's children stand: page = origin + scale * child.
struct Frame {
  Point origin{};
  double scale = 1;

  [[nodiscard]] Rect on_page(const Rect& rect) const {
    return {origin.x + rect.x * scale, origin.y + rect.y * scale,
            rect.width * scale, rect.height * scale};
  }
  [[nodiscard]] Frame inside(const Group& group) const {
    return {
        {origin.x + group.offset.x * scale, origin.y + group.offset.y * scale},
        scale * group.scale};
  }
};

[[nodiscard]] inline bool is_empty(const Rect& rect) {
  return rect.width <= 0 || rect.height <= 0;
}

/// The smallest rectangle around both; an empty one counts for nothing.
[[nodiscard]] Rect united(const Rect& a, const Rect& b);

/// What both cover; empty if they only touch.
[[nodiscard]] Rect common_part(const Rect& a, const Rect& b);

/// A rectangle that holds all that `node` paints, its stroke and every bit of
/// its letters too, in its parent's coordinates; empty if it paints nothing.
/// bounds.h, in contrast, tells where text and shapes stand.
[[nodiscard]] Rect ink(const Node& node, const TextEngine& text);

}  // namespace owldeck
