#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "generator/deck/blueprint.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// The first line of a map that was written from a deck, and so says all of it.
inline constexpr std::string_view kCompleteMap =
    "<!-- owldeck map: complete -->";

/// The second line of such a map.
inline constexpr std::string_view kInstructorMap =
    "For the instructor alone: this map holds notes, answers and rules. Do not "
    "hand it to learners.";

/// What a map becomes: files by their path below the output folder.
struct ImportedMap {
  std::map<std::string, std::string> files;
  std::vector<std::string> decks;  ///< paths of the decks among them, in order
  std::size_t slides = 0;
  std::size_t anchors = 0;
};

/// Reads a course map in Markdown; `name` becomes the deck's id if nothing else
/// says it. docs/import.md tells what it understands.
/// Gives: the same files for the same text; nothing if there was an error.
/// Reports: `map-text`, `map-empty`, `map-slide`, `map-type`, `map-anchor`;
/// `map-unknown` and `map-long` as warnings.
[[nodiscard]] std::optional<ImportedMap> import_map(
    const std::string& file, const std::string& text, const std::string& name,
    const std::vector<Blueprint>& known, Diagnostics& diagnostics);

}  // namespace owldeck
