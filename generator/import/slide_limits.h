#pragma once

#include <cstddef>
#include <string>

#include "generator/deck/deck.h"

/// How much text surely fits where, before anything is set: widths of the
/// layouts at the smallest size that each lets its text step down to, less a
/// little. docs/import.md names them.
/// Units: the size of the text in its place.
namespace owldeck {

inline constexpr double kSubtitleLimit = 66;
inline constexpr double kDeckTitleLimit =
    20;  ///< over a slide, beside its type
inline constexpr double kOwlLimit = 76;
inline constexpr double kBeginnerLimit = 38;  ///< each part
inline constexpr double kTagLimit = 81.5;
inline constexpr double kLeastObjective = 4;
inline constexpr double kSourcesLimit = 40;
inline constexpr double kNotesWidth = 42;
inline constexpr double kNotesHeight = 37;

[[nodiscard]] double title_limit(SlideType type);
/// Of one option where there are `count`.
[[nodiscard]] double option_limit(std::size_t count);

/// The first paragraphs and items of `body` that fit a slide of `type`; at
/// least the beginning of the first.
[[nodiscard]] std::string body_that_fits(const std::string& body,
                                         SlideType type);

}  // namespace owldeck
