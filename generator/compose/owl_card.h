#pragma once

#include <optional>

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// The owl and its sentence, lower right; nothing if the slide has none.
/// Reports: as fit and set_inline, naming `owl`.
[[nodiscard]] std::optional<Group> draw_owl_card(const SlideContext& context);

}  // namespace owldeck
