#include "generator/compose/python.h"

#include <algorithm>
#include <array>

namespace owldeck {
namespace {

constexpr std::array<std::string_view, 35> kKeywords{
    "False",  "None",   "True",    "and",      "as",       "assert", "async",
    "await",  "break",  "class",   "continue", "def",      "del",    "elif",
    "else",   "except", "finally", "for",      "from",     "global", "if",
    "import", "in",     "is",      "lambda",   "nonlocal", "not",    "or",
    "pass",   "raise",  "return",  "try",      "while",    "with",   "yield"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         is_digit(c);
}

template <class Test>
std::size_t run_length(std::string_view text, Test test) {
  return static_cast<std::size_t>(
      std::find_if_not(text.begin(), text.end(), test) - text.begin());
}

/// The length of the string literal at the start, closed or not.
std::size_t string_length(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == text.front()) {
      return i + 1;
    }
  }
  return text.size();
}

CodeToken read_name(std::string_view rest) {
  const std::string_view name = rest.substr(0, run_length(rest, is_name));
  rest.remove_prefix(name.size());
  const bool keyword =
      std::find(kKeywords.begin(), kKeywords.end(), name) != kKeywords.end();
  const bool call = rest.starts_with('(');
  return {keyword ? CodeWord::Keyword
          : call  ? CodeWord::Call
                  : CodeWord::Plain,
          std::string(name)};
}

CodeToken read_token(std::string_view rest) {
  const char first = rest.front();
  if (first == '#') {
    return {CodeWord::Comment, std::string(rest)};
  }
  if (first == '"' || first == '\'') {
    return {CodeWord::String, std::string(rest.substr(0, string_length(rest)))};
  }
  if (is_digit(first)) {
    const std::size_t length =
        run_length(rest, [](char c) { return is_name(c) || c == '.'; });
    return {CodeWord::Number, std::string(rest.substr(0, length))};
  }
  if (is_name(first)) {
    return read_name(rest);
  }
  return {CodeWord::Plain, std::string(1, first)};
}

}  // namespace

std::vector<CodeToken> read_python(std::string_view line) {
  std::vector<CodeToken> tokens;
  while (!line.empty()) {
    CodeToken token = read_token(line);
    line.remove_prefix(token.text.size());
    if (!tokens.empty() && tokens.back().word == CodeWord::Plain &&
        token.word == CodeWord::Plain) {
      tokens.back().text += token.text;
    } else {
      tokens.push_back(std::move(token));
    }
  }
  return tokens;
}

}  // namespace owldeck
