#pragma once

#include "render/scene/scene.h"
#include "render/text/text_engine.h"

typedef struct _cairo cairo_t;

namespace owldeck {

/// Paints a picture into its box: a Png's pixels, an Svg's shapes, with text in
/// the faces of `text` alone. `copy` counts the paintings of the same picture
/// on one page, from 0. Reports: throws RenderError if librsvg cannot draw an
/// Svg.
void paint_image(const Image& image, int copy, double opacity,
                 const TextEngine& text, cairo_t* canvas);

}  // namespace owldeck
