#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/import/course_map.h"
#include "generator/source/diagnostic.h"
#include "generator/source/yaml.h"

namespace owldeck {

/// What slides of an imported deck know of each other.
struct DeckContext {
  const MapDeck& map;
  std::vector<MapSource> sources;  ///< with their ids
  /// The map was written from a deck: it says all, and as decks say it.
  bool complete = false;
  Diagnostics& diagnostics;
};

/// What slides lack, for the gates: slides' numbers.
struct DeckGaps {
  std::vector<int> owl;
  std::vector<int> beginner;
  std::vector<int> minutes;
  std::vector<int> anchors;
  std::vector<int> films;
  std::vector<int> code;
  std::vector<int> odd_code;  ///< that is not whole, or must agree
  std::vector<int> answers;
  std::vector<int> too_long;       ///< something of it may not fit
  std::vector<std::string> cited;  ///< ids of sources
};

/// A slide of the deck's file, from what its map says. Texts that are too long
/// for their place are shortened there and whole in the notes.
/// Reports: `map-long`, `map-unknown`.
[[nodiscard]] YamlNode slide_tree(const MapSlide& slide,
                                  const DeckContext& context, DeckGaps& gaps);

/// The type of a slide: what the map says, or what is on it.
[[nodiscard]] SlideType type_of(const MapSlide& slide, const MapDeck& map);

/// `deck.gates`: a gate that the map gives nothing for warns, and says why.
[[nodiscard]] YamlNode gates_tree(const DeckGaps& gaps,
                                  const std::vector<YamlNode>& slides,
                                  const DeckContext& context);

}  // namespace owldeck
