#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Decks that are right, and all that come of them by one change each.
namespace owldeck {

/// A deck, and what was done to make it.
struct DeckVariant {
  std::string what;
  nlohmann::json deck;
  nlohmann::json::json_pointer at;  ///< what is not just its frame
};

/// Decks of tests/fixtures/schema as they are, each made of one of its values.
[[nodiscard]] std::vector<DeckVariant> right_decks();

/// `deck` with one change: a value replaced by each of a list of others, a key
/// left out, a key added that no map has, an item left out or many more of it.
[[nodiscard]] std::vector<DeckVariant> changed(const DeckVariant& deck);

/// Decks whose one figure, or one experiment, has one key of another besides.
[[nodiscard]] std::vector<DeckVariant> mixed();

}  // namespace owldeck
