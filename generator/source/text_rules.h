#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Which characters a text of the user may hold.
namespace owldeck {

/// The first thing that a text may not hold.
struct TextProblem {
  std::size_t offset = 0;  ///< in bytes
  std::string code;        ///< `hidden-character`, or the reader's own if empty
  std::string message;
  std::string hint;
};

/// Looks for what is no UTF-8, for control characters but tab and the ends of
/// lines, and for characters that nobody sees: those that turn the direction of
/// reading, those without width, tags, fillers, and what Unicode says is no
/// character. Joiners and variation selectors may stand in emoji.
/// Source: Unicode 15, DerivedCoreProperties (Default_Ignorable_Code_Point) and
/// PropList (Bidi_Control, Noncharacter_Code_Point).
[[nodiscard]] std::optional<TextProblem> find_text_problem(
    std::string_view text);

/// What is wrong with the first bytes of a text in an encoding other than
/// UTF-8, by its byte-order mark.
[[nodiscard]] std::optional<TextProblem> find_wrong_encoding(
    std::string_view text);

/// Whether nobody sees the character, so that a reader is shown something else
/// than what is there.
[[nodiscard]] bool is_hidden(char32_t code);

/// Takes the first line from `text`; it may end with LF, CR LF or CR, which are
/// no part of what is given.
std::string_view take_line(std::string_view& text);

/// `text` with LF at the end of every line.
[[nodiscard]] std::string with_plain_lines(std::string_view text);

}  // namespace owldeck
