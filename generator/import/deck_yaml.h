#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "generator/source/diagnostic.h"
#include "generator/source/files.h"
#include "generator/source/yaml.h"

namespace owldeck {

/// A deck's YAML with what it includes put in its place: `deck`,
/// `experiments`, `animations` and `slides`, keys in the order of the tables.
/// Needs: load_deck has found no error in it.
[[nodiscard]] std::optional<YamlNode> read_deck_yaml(
    const std::filesystem::path& path, const FileReader& files,
    Diagnostics& diagnostics);

/// Puts the keys of a deck's file, its deck and its slides in their order.
void sort_deck_keys(YamlNode& root);

/// Whether decks read from both would be equal: as same_yaml, but for line
/// feeds at the end of texts.
[[nodiscard]] bool same_deck_yaml(const YamlNode& a, const YamlNode& b);

}  // namespace owldeck
