#pragma once

#include "render/scene/scene.h"

namespace owldeck {

/// The left end of a line of `width` in `paragraph` of a block at `box`.
[[nodiscard]] double line_start(const Paragraph& paragraph, const Rect& box,
                                double width);

}  // namespace owldeck
