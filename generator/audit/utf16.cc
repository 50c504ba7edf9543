#include "generator/audit/utf16.h"

#include "generator/audit/byte_reader.h"

namespace owldeck {

void append_utf8(char32_t code, std::string& out) {
  const auto tail = [&](int shift) {
    out += static_cast<char>(0x80 | ((code >> shift) & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    tail(6);
  } else {
    out += static_cast<char>(0xF0 | ((code >> 18) & 0x07));
    tail(12);
    tail(6);
  }
  tail(0);
}

std::string utf16_text(std::string_view bytes, bool little) {
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto unit = [&](std::size_t at) {
      return static_cast<char32_t>(little ? little_endian(bytes, at, 2)
                                          : big_endian(bytes, at, 2));
    };
    char32_t code = unit(i);
    const bool is_first_half = code >= 0xD800 && code < 0xDC00;
    if (is_first_half && i + 3 < bytes.size()) {
      i += 2;
      code = 0x10000 + ((code - 0xD800) << 10) + ((unit(i) - 0xDC00) & 0x3FF);
    }
    append_utf8(code, out);
  }
  return out;
}

}  // namespace owldeck
