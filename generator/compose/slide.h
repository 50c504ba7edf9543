#pragma once

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// One slide as everybody sees it, in reading order: kicker, title, figure or
/// code, body, strip, owl, anchor, sources, page number.
/// Reports: as compose.
[[nodiscard]] Scene draw_slide(const SlideContext& context);

}  // namespace owldeck
