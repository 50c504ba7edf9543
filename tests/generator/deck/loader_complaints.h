#pragma once

#include <filesystem>
#include <string>

#include "generator/source/files.h"

namespace owldeck {

/// What the loader has against the form of the deck's main file, a line each. A
/// schema cannot know
/// - what names refer to, and which files are there,
/// - how two numbers compare: ranges that are turned round, lines after the
///   last one of the code,
/// - how a scalar was spelled: `4.0` and `010`, blanks at the end of a word.
/// These are left out here, but for `4.0` and blanks, which tests do without.
[[nodiscard]] std::string loader_complaints(const std::filesystem::path& deck,
                                            const FileReader& files);

}  // namespace owldeck
