#pragma once

#include <filesystem>
#include <optional>

#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

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
/// Gives: the deck if there was no error; fills `sources` with every file read.
[[nodiscard]] std::optional<Deck> load_deck(const std::filesystem::path& path,
                                            const FileReader& files,
                                            SourceTexts& sources,
                                            Diagnostics& diagnostics);

}  // namespace owldeck
