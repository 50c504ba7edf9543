#pragma once

#include <optional>
#include <string>

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// `CH3-LAB-01`, or a range as the deck writes it: `CH3-LAB-01..05`.
[[nodiscard]] std::string prerequisite_text(const Prerequisite& prerequisite);

/// The anchor's quiet line: id, objective, assets (linked to the course's
/// repository) and what it comes after (linked to its slide).
/// Reports: `text-overflow` and `missing-glyph`, naming `anchor`.
[[nodiscard]] std::optional<Group> draw_anchor_tag(const SlideContext& context);

}  // namespace owldeck
