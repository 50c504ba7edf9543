#include "generator/import/words.h"

#include <algorithm>
#include <array>

namespace owldeck {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::array<std::string_view, 3> kDashes{
    "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x92"};

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

}  // namespace

std::string_view trim(std::string_view text) {
  for (bool shorter = true; shorter && !text.empty();) {
    shorter = true;
    if (is_space(text.front())) {
      text.remove_prefix(1);
    } else if (is_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      shorter = false;
    }
  }
  return text;
}

std::vector<std::string> split_words(std::string_view text,
                                     std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end =
        std::min(text.find_first_of(separators), text.size());
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) {
      parts.emplace_back(part);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string replace_all(std::string text, std::string_view from,
                        std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::optional<int> read_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 6;
  if (text.empty() || text.size() > kMostDigits ||
      !std::ranges::all_of(text, is_digit)) {
    return std::nullopt;
  }
  int value = 0;
  for (const char digit : text) {
    value = value * 10 + (digit - '0');
  }
  return value;
}

std::string plain_words(std::string_view text) {
  std::string words;
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // An apostrophe is part of its word: Beginner's, also a curly one.
    if (text[i] == '\'' || text.substr(i, 3) == "\xE2\x80\x99") {
      i += text[i] == '\'' ? 0 : 2;
      continue;
    }
    if (!is_letter(text[i]) && !is_digit(text[i])) {
      gap = true;
      continue;
    }
    if (gap && !words.empty()) {
      words += ' ';
    }
    gap = false;
    words += lower_case(text.substr(i, 1));
  }
  return words;
}

bool has_words(std::string_view words, std::string_view phrase) {
  for (std::size_t at = words.find(phrase); at != std::string_view::npos;
       at = words.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || words[at - 1] == ' ') &&
        (end == words.size() || words[end] == ' ')) {
      return true;
    }
  }
  return false;
}

std::string_view without_marks(std::string_view text) {
  constexpr std::array<std::string_view, 6> kMarks{"***", "**", "__",
                                                   "*",   "`",  "_"};
  text = trim(text);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kMarks) {
      const bool around = text.size() > 2 * mark.size() &&
                          text.starts_with(mark) && text.ends_with(mark);
      const std::string_view inner =
          around ? text.substr(mark.size(), text.size() - 2 * mark.size())
                 : text;
      if (around && inner.find(mark) == std::string_view::npos) {
        text = trim(inner);
        again = true;
        break;
      }
    }
  }
  return text;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const std::string& part : split_words(text, "\n\r")) {
    line += (line.empty() ? "" : " ") + part;
  }
  return line;
}

std::size_t separator_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_space(text[at])) {
    ++at;
  }
  const std::string_view rest = text.substr(at);
  std::size_t length = 0;
  for (const std::string_view dash : kDashes) {
    length = rest.starts_with(dash) ? dash.size() : length;
  }
  if (length == 0 && !rest.empty() &&
      std::string_view(":-|.)").find(rest[0]) != std::string_view::npos) {
    length = rest.starts_with("--") ? 2 : 1;
  }
  if (length == 0) {
    return 0;
  }
  at += length;
  while (at < text.size() && is_space(text[at])) {
    ++at;
  }
  return at;
}

}  // namespace owldeck
