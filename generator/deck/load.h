#pragma once

#include <filesystem>
#include <optional>

#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// Reads a deck and the files that it includes.
///
/// Reports: everything wrong in one run: `yaml*`, `unknown-key`, `wrong-type`,
/// `missing-field`, `unknown-word`, `duplicate-slide`, `duplicate-name`,
/// `include-missing`, `include-outside`, `include-cycle`, `unknown-name` (an
/// experiment, animation, input or source that is not there).
/// Gives: the deck if there was no error; fills `sources` with every file read.
[[nodiscard]] std::optional<Deck> load_deck(const std::filesystem::path& path,
                                            const FileReader& files,
                                            SourceTexts& sources,
                                            Diagnostics& diagnostics);

}  // namespace owldeck
