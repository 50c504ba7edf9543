#pragma once

#include <filesystem>
#include <optional>

#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// A deck as far as it could be read.
struct ReadDeck {
  Deck deck;
  /// Every file was read, so that what a text names must be there.
  bool is_complete = false;
  bool is_right = false;  ///< nothing was wrong
  /// What is wrong is wrong in single slides, marked as broken: the others can
  /// be drawn.
  bool is_drawable = false;
};

/// Reads a deck and the files that it includes.
///
/// Reports: everything wrong in one run: `file-missing` (the deck itself),
/// `yaml*`, `unknown-key`, `unused-key` (one that this kind of attention does
/// not read), `wrong-type`, `wrong-value`, `missing-field`, `unknown-word`,
/// `duplicate-slide`, `duplicate-name`, `include-missing`, `include-outside`,
/// `include-cycle`, `unknown-name` (an experiment, animation, input or source
/// that is not there; only looked for if every file could be read), and what
/// read_data_files and read_images report; `figure-alt` (an image without
/// alternative text).
/// Gives: what could be read; fills `sources` with every file read.
[[nodiscard]] ReadDeck read_deck(const std::filesystem::path& path,
                                 const FileReader& files, SourceTexts& sources,
                                 Diagnostics& diagnostics);

/// As above; gives the deck if there was no error.
[[nodiscard]] std::optional<Deck> load_deck(const std::filesystem::path& path,
                                            const FileReader& files,
                                            SourceTexts& sources,
                                            Diagnostics& diagnostics);

}  // namespace owldeck
