#pragma once

#include <string_view>

namespace owldeck {

/// What some editors put before the text of a file.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The first character of a UTF-8 text.
struct Utf8Character {
  char32_t code = 0;
  int bytes = 1;
  bool valid = false;  ///< if not, `bytes` is 1 and `code` says nothing
};

/// Needs: `text` is not empty.
[[nodiscard]] Utf8Character first_character(std::string_view text);

/// How many characters `text` has; a byte that is no UTF-8 counts as one.
[[nodiscard]] int count_characters(std::string_view text);

/// Columns of a terminal that a character takes: 0, 1 or 2.
[[nodiscard]] int terminal_width(char32_t code);

/// True for characters that steer a terminal instead of showing something.
/// Tab, line feed and carriage return are among them.
[[nodiscard]] bool is_control(char32_t code);

}  // namespace owldeck
