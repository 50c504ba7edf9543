#include "generator/tensor/quote.h"

#include "generator/source/utf8.h"

namespace owldeck {

std::string in_quotes(std::string_view word) {
  constexpr int kMostCharacters = 60;
  std::string text = "'";
  for (int shown = 0; !word.empty(); ++shown) {
    if (shown == kMostCharacters) {
      return text + "…'";
    }
    const Utf8Character next = first_character(word);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    const bool visible = next.valid && !is_control(next.code);
    text += visible ? word.substr(0, bytes) : "\uFFFD";
    word.remove_prefix(bytes);
  }
  return text + "'";
}

}  // namespace owldeck
