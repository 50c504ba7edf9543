#pragma once

#include "render/scene/scene.h"
#include "render/text/block_layout.h"

namespace owldeck {

/// The top of the laid-out text of `block`.
[[nodiscard]] double text_top(const TextBlock& block,
                              const BlockLayout& layout);

/// The smallest rectangle known to hold `node`, in its parent's coordinates;
/// the edge's stroke is not counted.
[[nodiscard]] Rect bounds(const Node& node, const TextEngine& text);

}  // namespace owldeck
