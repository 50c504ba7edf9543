#pragma once

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// One slide as everybody sees it, in reading order: kicker, title, figure or
/// code, body, options, strip, owl, anchor, sources, page number. Only the
/// instructor's edition marks the right one of a quiz's options.
/// Reports: as compose.
[[nodiscard]] Scene draw_slide(const SlideContext& context);

}  // namespace owldeck
