#pragma once

#include <string>
#include <vector>

#include "generator/deck/deck.h"
#include "generator/deck/fields.h"

namespace owldeck {

/// One file of a deck: what it adds, and what it includes.
struct DeckFile {
  Deck deck;
  std::size_t slide_problems = 0;  ///< that stand inside its slides
  std::vector<Located<std::string>> includes;
};

/// The keys of the main file alone.
[[nodiscard]] Fields<DeckFile> main_file_fields();
/// The keys of every file.
[[nodiscard]] Fields<DeckFile> every_file_fields();

/// The schema of a main file.
[[nodiscard]] Schema deck_schema(SchemaDefinitions& definitions);
/// The schema of a file that a deck includes.
[[nodiscard]] Schema include_schema(SchemaDefinitions& definitions);

}  // namespace owldeck
