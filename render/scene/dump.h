#pragma once

#include <string>

#include "render/scene/scene.h"

namespace owldeck {

/// The Scene as text: a node a line, indented by depth, numbers with at most
/// two decimals. Made for reading, for golden files and for differences.
[[nodiscard]] std::string dump(const Scene& scene);

/// All text of a Scene in drawing order, a paragraph a line.
[[nodiscard]] std::string text_of(const Scene& scene);

}  // namespace owldeck
