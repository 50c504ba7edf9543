#pragma once

#include <optional>

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// The options of a quiz as lettered cards of one look, in two columns where
/// they are short, else below each other; nothing if the slide has none. The
/// instructor's edition marks the right one, which moves nothing.
/// Reports: as fit and set_inline, naming `options` or `options[0]` and so on.
[[nodiscard]] std::optional<Group> draw_options(const SlideContext& context);

}  // namespace owldeck
