#pragma once

#include <vector>

#include "render/scene/scene.h"
#include "render/text/text_engine.h"

namespace owldeck {

/// Areas that hold everything in which the pictures of two Scenes differ: a
/// few, of which some may overlap; none if the pictures are equal. Nodes are
/// compared in order and by id; a Group that stays where it is, child by child.
/// Units: page units, clipped to the page, without the pixel that antialiasing
/// adds.
[[nodiscard]] std::vector<Rect> damage(const Scene& before, const Scene& after,
                                       const TextEngine& text);

}  // namespace owldeck
