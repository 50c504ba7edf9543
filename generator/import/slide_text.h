#pragma once

#include <string>
#include <string_view>

/// Words of a map as Markdown that a slide shows as they were meant.
namespace owldeck {

/// A text of one paragraph: what a slide would take for a list, a heading, a
/// number to compute, a formula, a picture or a link that leads nowhere is
/// escaped or taken apart; pictograms, which the fonts lack, are left out.
[[nodiscard]] std::string inline_text(std::string_view text);

/// The same of paragraphs and lists.
[[nodiscard]] std::string block_text(std::string_view text);

/// Program text without pictograms; its font has all usual signs.
[[nodiscard]] std::string without_pictograms(std::string_view code);

/// What of `text` these two leave out, as the text font has no sign for it.
[[nodiscard]] std::string signs_left_out(std::string_view text);

/// About how wide `text` is set. Units: its size.
[[nodiscard]] double text_width_in_em(std::string_view text);

/// `text`, or as many of its first words as are `em` wide with an ellipsis.
/// Marks that are opened before the cut are closed before it too.
[[nodiscard]] std::string shortened(std::string_view text, double em);

/// About how high `markdown` stands at `width`. Units: its size.
[[nodiscard]] double text_height_in_em(std::string_view markdown, double width);

}  // namespace owldeck
