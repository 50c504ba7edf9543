#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/ascii.h"

/// Small readings of plain words, the same in every part of a course map.
namespace owldeck {

/// Without white space at its ends; a no-break space is one.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Parts of `text` between any of `separators`, trimmed; empty ones left out.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text,
                                                   std::string_view separators);

/// `text` with every `from` become `to`.
[[nodiscard]] std::string replace_all(std::string text, std::string_view from,
                                      std::string_view to);

/// The number that all of `text` is, of at most six digits.
[[nodiscard]] std::optional<int> read_number(std::string_view text);

/// Small letters, digits and single spaces: what is left of a heading, label or
/// table head once marks, bold type and pictures are taken off.
[[nodiscard]] std::string plain_words(std::string_view text);

/// Whether `words`, as plain_words gives them, hold `phrase` as whole words.
[[nodiscard]] bool has_words(std::string_view words, std::string_view phrase);

/// Without `**`, `__`, `*`, backticks or `_` around all of it, and trimmed.
[[nodiscard]] std::string_view without_marks(std::string_view text);

/// Joins lines with single spaces.
[[nodiscard]] std::string on_one_line(std::string_view text);

/// Offset after a dash, colon, bar or full stop that parts a label from what
/// follows, with white space around; 0 if `text` begins with none.
[[nodiscard]] std::size_t separator_length(std::string_view text);

}  // namespace owldeck
