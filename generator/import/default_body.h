#pragma once

#include <string>

#include "generator/import/deck_context.h"

namespace owldeck {

/// What a slide says that its map gives nothing but a topic: what to run, where
/// it leads. All of it is in the map.
[[nodiscard]] std::string default_body(const MapSlide& slide,
                                       const DeckContext& context);

}  // namespace owldeck
