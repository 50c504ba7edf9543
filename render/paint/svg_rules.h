#pragma once

#include <string_view>

namespace owldeck {

/// How deep the elements of an SVG may be nested, and how many it may have,
/// with every `<use>` written out; an effect counts as a thousand.
inline constexpr int kDeepestSvg = 64;
inline constexpr int kMostSvgElements = 30'000;

/// Whether an SVG is shapes and text that look the same everywhere.
///
/// It must be UTF-8 and must not have: entities of its own (their expansions
/// can fill the memory), scripts, links to click, pictures or HTML inside,
/// addresses that lead out of the file (`href`, `url()` and `@import` may lead
/// to its own `#parts` only), style sheets beside it, choices by the
/// reader's language, and characters that nobody sees. What it takes to draw
/// has limits (svg_cost.h): masks of masks, effects on every pixel and dashes
/// as fine as dust can take hours.
///
/// librsvg itself loads nothing from a document without an address and runs no
/// scripts; this says so instead of leaving a part out.
/// Reports: throws ImageError with the line of what is not allowed.
void check_svg(std::string_view text);

}  // namespace owldeck
