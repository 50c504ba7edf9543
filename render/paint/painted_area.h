#pragma once

#include "render/paint/painter.h"

/// How a part of a Scene is painted so that its pixels are those of the whole.
/// Opened only by this folder.
namespace owldeck {

/// Where on the page a node must have ink to change one of `pixels`.
[[nodiscard]] Rect on_page(const PixelRect& pixels, cairo_t* canvas);

/// Clips the canvas to the rows of `pixels`. Cairo cuts the edges of shapes
/// where they leave the clip at the left or right, and what is left of them
/// differs in the last bits; so a clip has all of its rows.
void clip_rows(cairo_t* canvas, const PixelRect& pixels);

/// Whether a clip of rows may change what is left of the node: Cairo takes a
/// straight line for a curve that is out of sight, which then has another
/// length for dashes and another direction at its end.
[[nodiscard]] bool is_of_curves(const Node& node);

}  // namespace owldeck
