#pragma once

#include "generator/theme/theme.h"
#include "render/scene/scene.h"

namespace owldeck {

/// The owl, drawn in `area` with the theme's colours (natural size 120 x 136).
[[nodiscard]] Group draw_owl(const Rect& area, const Theme& theme);

}  // namespace owldeck
