#include "generator/audit/data_uris.h"

#include <algorithm>
#include <cstdint>

#include "generator/audit/pdf_value.h"

namespace owldeck {
namespace {

std::string base64_decoded(std::string_view text) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (char letter : text) {
    letter = letter == '-' ? '+' : letter == '_' ? '/' : letter;
    const std::size_t value = kLetters.find(letter);
    if (value == std::string_view::npos) {
      continue;
    }
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> static_cast<unsigned>(count));
    }
  }
  return out;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += string_bytes({PdfValue::Kind::Hex, text.substr(i + 1, 2)});
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

void add_data_uris(std::string_view text, const std::string& where,
                   FileContents& contents) {
  constexpr std::string_view kScheme = "data:";
  constexpr std::string_view kBase64 = ";base64";
  constexpr std::size_t kLongestType = 200;
  for (std::size_t at = text.find(kScheme); at != std::string_view::npos;
       at = text.find(kScheme, at + kScheme.size())) {
    const std::size_t first = at + kScheme.size();
    const std::size_t comma = text.find(',', first);
    if (comma == std::string_view::npos || comma - first > kLongestType) {
      continue;
    }
    const std::string_view type = text.substr(first, comma - first);
    const std::size_t end =
        std::min(text.find_first_of("\"'<>)", comma), text.size());
    const std::string payload =
        percent_decoded(text.substr(comma + 1, end - comma - 1));
    contents.files.push_back(
        {where + ", data: address", "",
         type.ends_with(kBase64) ? base64_decoded(payload) : payload});
  }
}

}  // namespace owldeck
