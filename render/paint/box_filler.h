#pragma once

#include <cstdint>
#include <optional>

#include "render/paint/painter.h"

/// Boxes of one colour straight on pixels, with square or round corners. Opened
/// only by this folder.
namespace owldeck {

/// Fills upright boxes on a canvas that has pixels, as Cairo does but for a few
/// steps of 255 at the edges. Films have thousands of boxes in a frame,
/// and what Cairo does around each takes longer than its pixels.
class BoxFiller {
 public:
  /// One that fills within `area`, if there is one; nothing if the canvas has
  /// no pixels, is turned, or is clipped to less than all of them.
  [[nodiscard]] static std::optional<BoxFiller> of(
      cairo_t* canvas, const std::optional<PixelRect>& area);

  /// `box` and `radius` in the coordinates that the canvas had when the filler
  /// was made.
  void fill(const Rect& box, double radius, const Color& color,
            double opacity) const;

 private:
  BoxFiller() = default;

  cairo_t* canvas_ = nullptr;
  Point origin_;
  double scale_ = 1;
  PixelRect area_;
};

}  // namespace owldeck
