#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/deck/blueprint.h"
#include "generator/import/course_map.h"
#include "generator/source/diagnostic.h"
#include "generator/source/yaml.h"

namespace owldeck {

struct DeckTreeOptions {
  std::string id;                ///< of the deck
  std::vector<Blueprint> known;  ///< blueprints of the program
  bool complete = false;         ///< the map was written from a deck
};

/// The files of a deck.
struct DeckTree {
  YamlNode deck;
  std::optional<YamlNode> blueprint;  ///< of its own
};

/// Reports: `map-long`, `map-unknown`, as slide_tree.
/// Needs: the map has slides.
[[nodiscard]] DeckTree deck_tree(const MapDeck& map,
                                 const DeckTreeOptions& options,
                                 Diagnostics& diagnostics);

/// The ids of the anchors that a map teaches.
[[nodiscard]] std::vector<std::string> anchors_of(const MapDeck& map);

/// The prerequisites that the map does not teach itself, ranges written out; a
/// range with some that it teaches has a hole, which is a mistake.
[[nodiscard]] std::vector<std::string> assumed_by(const MapDeck& map);

/// `text` as the name of a file: a-z, 0-9 and `-`; `fallback` if nothing is
/// left.
[[nodiscard]] std::string file_id(std::string_view text,
                                  const std::string& fallback);

}  // namespace owldeck
