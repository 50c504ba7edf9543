#pragma once

#include <set>
#include <string>

#include "generator/import/write_map.h"

/// The parts of a map that is written. Keys of a deck or slide that are in
/// `as_yaml` are written as YAML and not as words.
namespace owldeck {

using Keys = std::set<std::string, std::less<>>;

/// Rules, notes and sources; then YAML for all that is left of the deck.
[[nodiscard]] std::string deck_section(const YamlNode& root,
                                       const Keys& as_yaml);

[[nodiscard]] std::string structure_section(const MapContents& contents);

/// A row of the table of slides.
[[nodiscard]] std::string slide_row(const YamlNode& slide, const Keys& as_yaml);

[[nodiscard]] std::string slide_section(const YamlNode& slide,
                                        const Keys& as_yaml);

/// `text` between fences that it does not hold itself.
[[nodiscard]] std::string fenced(const std::string& language,
                                 std::string_view text);

}  // namespace owldeck
