#include "render/text/utf8.h"

#include <glib.h>

namespace owldeck {

char32_t decode_utf8(std::string_view text, std::size_t& position) {
  const std::string_view rest = text.substr(position);
  const gunichar letter =
      g_utf8_get_char_validated(rest.data(), static_cast<gssize>(rest.size()));
  constexpr gunichar kTooShort = static_cast<gunichar>(-2);
  if (letter >= kTooShort) {
    ++position;
    return U'\uFFFD';
  }
  position += encode_utf8(letter).size();
  return letter;
}

std::string encode_utf8(char32_t letter) {
  char bytes[6];
  const int length = g_unichar_to_utf8(letter, bytes);
  return {bytes, static_cast<std::size_t>(length)};
}

}  // namespace owldeck
