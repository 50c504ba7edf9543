#pragma once

#include <filesystem>
#include <optional>

#include "generator/check/check.h"
#include "generator/deck/load.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"
#include "generator/theme/theme.h"

namespace owldeck {

/// A deck that was loaded and judged.
struct CheckedDeck {
  Deck deck;
  std::optional<Blueprint> blueprint;
  std::optional<Look> look;  ///< nothing if it was wrong, and reported so
};

/// Finds the blueprint and the look of a deck that was read.
/// Reports: `unknown-blueprint`, `unknown-theme` and what load_theme and
/// load_layout report.
[[nodiscard]] CheckedDeck with_templates(Deck deck,
                                         const std::filesystem::path& path,
                                         const FileReader& files,
                                         Diagnostics& diagnostics);

/// Runs the gates that look at one deck alone.
/// Reports: what they report.
void check_alone(const CheckedDeck& checked, const SourceTexts& sources,
                 Diagnostics& diagnostics);

/// Loads a deck and runs every gate on it that needs no drawing, as the deck's
/// settings have them.
/// Reports: what load_deck, with_templates and the gates report.
/// Gives: nothing if the deck could not be loaded.
[[nodiscard]] std::optional<CheckedDeck> load_and_check(
    const std::filesystem::path& path, const FileReader& files,
    SourceTexts& sources, Diagnostics& diagnostics);

}  // namespace owldeck
