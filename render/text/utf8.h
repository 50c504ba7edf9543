#pragma once

#include <string>
#include <string_view>

namespace owldeck {

/// The character that starts at byte `position`, which moves behind it. A byte
/// that is no UTF-8 gives U+FFFD. Needs: `position` inside `text`.
[[nodiscard]] char32_t decode_utf8(std::string_view text,
                                   std::size_t& position);

[[nodiscard]] std::string encode_utf8(char32_t letter);

}  // namespace owldeck
