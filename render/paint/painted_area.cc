#include "render/paint/painted_area.h"

#include <cairo.h>

#include <algorithm>

namespace owldeck {

Rect on_page(const PixelRect& pixels, cairo_t* canvas) {
  double left = pixels.left - 1;
  double top = pixels.top - 1;
  double right = pixels.right + 1;
  double bottom = pixels.bottom + 1;
  cairo_device_to_user(canvas, &left, &top);
  cairo_device_to_user(canvas, &right, &bottom);
  return {left, top, right - left, bottom - top};
}

void clip_rows(cairo_t* canvas, const PixelRect& pixels) {
  cairo_matrix_t matrix;
  cairo_get_matrix(canvas, &matrix);
  cairo_identity_matrix(canvas);
  const double width = cairo_image_surface_get_width(cairo_get_target(canvas));
  cairo_rectangle(canvas, 0, pixels.top, width, pixels.bottom - pixels.top);
  cairo_clip(canvas);
  cairo_set_matrix(canvas, &matrix);
}

bool is_of_curves(const Node& node) {
  if (const auto* const block = std::get_if<TextBlock>(&node.value)) {
    // Its letters are pixels already.
    return std::ranges::any_of(block->paragraphs, [](const Paragraph& each) {
      return std::ranges::any_of(
          each.runs, [](const Run& run) { return run.formula.has_value(); });
    });
  }
  return !std::holds_alternative<Rectangle>(node.value);
}

}  // namespace owldeck
