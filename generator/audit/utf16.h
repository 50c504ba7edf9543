#pragma once

#include <string>
#include <string_view>

namespace owldeck {

void append_utf8(char32_t code, std::string& out);

/// Text of UTF-16 in UTF-8, most significant byte first unless `little`.
[[nodiscard]] std::string utf16_text(std::string_view bytes, bool little);

}  // namespace owldeck
