#pragma once

#include <optional>

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// The strip below the figure: the beginner's corner or the outcomes, in up to
/// three columns under a rule; nothing if the slide has neither.
/// Reports: as fit and set_inline, naming `beginner.means` and so on.
[[nodiscard]] std::optional<Group> draw_strip(const SlideContext& context);

}  // namespace owldeck
