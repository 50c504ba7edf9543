#include "generator/attention/tokenize.h"

#include <algorithm>

#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// What Python's `\s` matches.
bool is_white_space(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || (code >= 0x1C && code <= 0x20) ||
         code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

/// The bytes of the punctuation that `text` begins with, or 0.
std::size_t leading_punctuation(std::string_view text) {
  constexpr std::string_view kMarks = ",.:;?_!\"()'";
  if (text.starts_with("--")) {
    return 2;
  }
  return kMarks.find(text.front()) == std::string_view::npos ? 0 : 1;
}

}  // namespace

std::vector<std::string> tokenize(std::string_view text) {
  std::vector<std::string> tokens;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) {
      tokens.push_back(std::move(word));
      word.clear();
    }
  };
  while (!text.empty()) {
    std::size_t bytes = leading_punctuation(text);
    if (bytes > 0) {
      end_word();
      tokens.emplace_back(text.substr(0, bytes));
    } else {
      const Utf8Character next = first_character(text);
      bytes = static_cast<std::size_t>(next.bytes);
      if (next.valid && is_white_space(next.code)) {
        end_word();
      } else {
        word += text.substr(0, bytes);
      }
    }
    text.remove_prefix(bytes);
  }
  end_word();
  return tokens;
}

std::vector<std::string> vocabulary_of(std::vector<std::string> tokens) {
  // UTF-8 sorts by bytes as its characters do by code points.
  std::ranges::sort(tokens);
  const auto repeated = std::ranges::unique(tokens);
  tokens.erase(repeated.begin(), repeated.end());
  return tokens;
}

}  // namespace owldeck
