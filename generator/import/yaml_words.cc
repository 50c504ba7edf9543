#include "generator/import/yaml_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/source/ascii.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// Digits with at most what numbers, dates and times have between them.
bool looks_like_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) {
    text.remove_prefix(1);
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
  }
  return !text.empty() && is_digit(text[0]) &&
         text.find_first_not_of("0123456789abcdefABCDEFxXoO_.+-:") ==
             std::string_view::npos;
}

/// Characters that some reader of YAML takes for a line's end or drops.
bool is_odd(char32_t code) {
  return is_control(code) || code == 0x85 || code == 0x2028 || code == 0x2029 ||
         code == 0xFEFF || (code >= 0x80 && code < 0xA0);
}

bool has_odd_character(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    if (!next.valid || is_odd(next.code)) {
      return true;
    }
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return false;
}

}  // namespace

bool is_yaml_word(std::string_view text) {
  constexpr std::array<std::string_view, 15> kWords{
      "",    "~", "null", "true", "false", "yes",   "no",  "on",
      "off", "y", "n",    ".inf", "-.inf", "+.inf", ".nan"};
  const std::string word = lower_case(text);
  return std::ranges::find(kWords, word) != kWords.end() ||
         looks_like_number(text);
}

bool is_plain_yaml(std::string_view text, bool in_flow) {
  constexpr std::string_view kNotFirst = "-?:,[]{}#&*!|>'\"%@`=<~ ";
  if (text.empty() || text.back() == ' ' || text.back() == ':' ||
      has_odd_character(text)) {
    return false;
  }
  const bool dash_word = text.size() > 1 && text[0] == '-' &&
                         (is_digit(text[1]) || text[1] == '.');  // a number
  if (!dash_word && kNotFirst.find(text[0]) != std::string_view::npos) {
    return false;
  }
  return (!in_flow || text.find_first_of(",[]{}?") == std::string_view::npos) &&
         text.find(": ") == std::string_view::npos &&
         text.find(" #") == std::string_view::npos && text != "---" &&
         text != "...";
}

std::string quoted_yaml(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    if (text[0] == '"' || text[0] == '\\') {
      out += '\\';
      out += text[0];
    } else if (text[0] == '\n') {
      out += "\\n";
    } else if (text[0] == '\t') {
      out += "\\t";
    } else if (text[0] == '\r') {
      out += "\\r";
    } else if (next.valid && is_odd(next.code)) {
      out += next.code < 0x100
                 ? fmt::format("\\x{:02X}", static_cast<unsigned>(next.code))
                 : fmt::format("\\u{:04X}", static_cast<unsigned>(next.code));
    } else {
      out += text.substr(0, bytes);
    }
    text.remove_prefix(bytes);
  }
  return out + "\"";
}

}  // namespace owldeck
