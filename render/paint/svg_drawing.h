#pragma once

#include <string>

#include "render/scene/scene.h"
#include "render/text/text_engine.h"

typedef struct _cairo cairo_t;

namespace owldeck {

/// The natural size of an SVG that obeys svg_rules.h: its `width` and `height`,
/// or its `viewBox` if they do not say lengths.
/// Units: 1/96 inch.
/// Reports: throws ImageError if it cannot be parsed or has no such size.
[[nodiscard]] Size svg_size(const std::string& text);

/// Draws `image` into its box, as shapes where the canvas knows them.
/// Needs: an Svg. Reports: throws RenderError.
void draw_svg(const Image& image, const TextEngine& text, cairo_t* canvas);

}  // namespace owldeck
