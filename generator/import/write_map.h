#pragma once

#include <optional>
#include <string>

#include "generator/deck/blueprint.h"
#include "generator/source/yaml.h"

namespace owldeck {

/// A deck as its file says it, and the blueprint that it names.
struct MapContents {
  YamlNode deck;                         ///< as read_deck_yaml gives it
  std::optional<Blueprint> blueprint{};  ///< shown as the map's structure
  YamlNode own_blueprint{};              ///< its YAML, if it is the deck's own
};

/// The deck's course map in Markdown: rules, sources, structure, the table of
/// slides, and a section for each; what has no form in a map is YAML there.
/// Gives: a map that import_map makes the same deck of. It holds what is for
/// the instructor alone, and says so at its head.
[[nodiscard]] std::string write_map(const MapContents& contents);

/// The same without what is for the instructor, by a list of what learners may
/// see. Topics are for whoever makes the deck; titles stand in their place.
[[nodiscard]] std::string write_learner_map(const MapContents& contents);

}  // namespace owldeck
