#pragma once

#include <optional>

#include "render/paint/ink.h"
#include "render/scene/scene.h"

namespace owldeck {

/// Where a group's children stand on the page, and how much of their own
/// opacity is left.
struct Placement {
  Point origin;
  double scale = 1;
  double opacity = 1;
  std::optional<Rect> clip{};  ///< of groups, on the page

  [[nodiscard]] Rect on_page(const Rect& rect) const {
    return {origin.x + rect.x * scale, origin.y + rect.y * scale,
            rect.width * scale, rect.height * scale};
  }
  [[nodiscard]] Placement inside(const Group& group) const {
    Placement inner{
        {origin.x + group.offset.x * scale, origin.y + group.offset.y * scale},
        scale * group.scale,
        opacity * group.opacity,
        clip};
    if (group.clip) {
      const Rect own = inner.on_page(*group.clip);
      inner.clip = clip ? common_part(*clip, own) : own;
    }
    return inner;
  }
  /// Whether no clip takes anything of `rect`, which is on the page.
  [[nodiscard]] bool shows_all_of(const Rect& rect) const {
    return !clip || (clip->x <= rect.x && rect.right() <= clip->right() &&
                     clip->y <= rect.y && rect.bottom() <= clip->bottom());
  }
};

}  // namespace owldeck
