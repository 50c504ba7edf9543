#pragma once

#include "generator/import/course_map.h"
#include "generator/source/yaml.h"

namespace owldeck {

[[nodiscard]] YamlNode anchor_tree(const MapAnchor& anchor,
                                   const std::string& objective);

/// How wide an anchor's tag stands at the foot of a slide but for its
/// objective. Units: the size of its text.
[[nodiscard]] double tag_width_in_em(const MapAnchor& anchor);

}  // namespace owldeck
