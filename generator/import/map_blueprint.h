#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/deck/blueprint.h"
#include "generator/import/course_map.h"
#include "generator/source/yaml.h"

namespace owldeck {

/// The name of the one among `known` that the map's structure describes: each
/// of its lines is some of the blueprint's ranges, and every slide is of a type
/// that the blueprint has there.
[[nodiscard]] std::optional<std::string> matching_blueprint(
    const MapDeck& map, const std::vector<Blueprint>& known);

/// A blueprint with the map's structure. A line that names no type, or not all
/// that its slides have, gets theirs.
/// Needs: the map has a structure.
[[nodiscard]] YamlNode blueprint_tree(const MapDeck& map,
                                      const std::string& name);

/// How long the session takes, as its title or its slides say.
[[nodiscard]] int session_minutes(const MapDeck& map);

}  // namespace owldeck
