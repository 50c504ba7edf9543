#pragma once

#include <string>
#include <string_view>

#include "generator/source/diagnostic.h"

namespace owldeck {

/// Whether text for a terminal carries its colours.
enum class Colours { Never, Always };

/// What a terminal's text is meant as; `Good` is what passed.
enum class Shade { Error, Warning, Note, Good, Strong, Faint };

/// The shade in which findings of `severity` are printed.
[[nodiscard]] Shade shade_of(Severity severity);

/// `text` in its shade, and plain again after it.
/// Gives: `text` as it is without colours, or if it is empty.
[[nodiscard]] std::string shaded(std::string_view text, Shade shade,
                                 Colours colours);

}  // namespace owldeck
