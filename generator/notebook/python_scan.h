#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace owldeck {

/// Bytes of the name that `text` starts with; 0 if it starts with none.
[[nodiscard]] std::size_t scan_name(std::string_view text);

/// Bytes of the number that `text` starts with; 0 if it starts with none.
[[nodiscard]] std::size_t scan_number(std::string_view text);

/// Bytes of the operator or bracket that `text` starts with; 0 for none.
[[nodiscard]] std::size_t scan_operator(std::string_view text);

/// Bytes of the prefix, such as `rb`, of the text literal that `text` starts
/// with; nothing if it starts with none.
[[nodiscard]] std::optional<std::size_t> scan_text_prefix(
    std::string_view text);

/// A text literal with prefix and quotes.
struct TextLiteral {
  std::size_t bytes = 0;  ///< up to the end of what could be read
  bool is_closed = true;
  bool has_long_quotes = false;  ///< three quotes: may have several lines
};

/// Needs: `text` starts with a literal, whose prefix has `prefix` bytes.
[[nodiscard]] TextLiteral scan_text(std::string_view text, std::size_t prefix);

/// A literal as it is compared: the quotes are double ones where that changes
/// nothing.
[[nodiscard]] std::string plain_quotes(std::string_view literal,
                                       std::size_t prefix);

}  // namespace owldeck
