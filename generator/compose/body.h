#pragma once

#include <optional>

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// The share of the room left that stands above: the eye takes a point a little
/// above the middle for the middle.
inline constexpr double kOpticalCenter = 0.4;

/// The slide's own text, a little above the middle of its area; in two columns
/// where the layout has an area `body-2` and the text has headings. Nothing if
/// the slide has no text.
/// Reports: as fit and set_prose, naming `body`.
[[nodiscard]] std::optional<Group> draw_body(const SlideContext& context);

}  // namespace owldeck
