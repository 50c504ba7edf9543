#include "generator/check/words.h"

#include <algorithm>

#include "generator/source/ascii.h"
#include "generator/source/scalar_place.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

bool is_of_word(char letter) {
  const bool foreign = static_cast<unsigned char>(letter) >= 0x80;
  return foreign || is_letter(letter) || is_digit(letter) || letter == '-' ||
         letter == '_';
}

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

/// Where `{{ ... }}` that begins at `at` ends, or `at` if none does.
std::size_t after_expression(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("{{")) {
    return at;
  }
  const std::size_t end = text.find("}}", at);
  return end == std::string_view::npos ? at : end + 2;
}

constexpr std::string_view kClosing = "\"')]*_”’";

/// Where the sentence ends whose last mark is at `at`, closing quotes with it;
/// `at` if the mark ends none.
std::size_t after_sentence(std::string_view text, std::size_t at) {
  const char mark = text[at];
  if (mark != '.' && mark != '!' && mark != '?') {
    return at;
  }
  const std::size_t next = text.find_first_not_of(kClosing, at + 1);
  if (next == std::string_view::npos) {
    return text.size();
  }
  if (!is_blank(text[next])) {
    return at;
  }
  const std::size_t word = text.find_first_not_of(" \t\r\n\"'([*_`", next);
  const bool goes_on =
      word != std::string_view::npos && text[word] >= 'a' && text[word] <= 'z';
  return goes_on ? at : next;
}

/// Whether a line ends here and another paragraph or list item begins.
bool ends_paragraph(std::string_view text, std::size_t at) {
  if (text[at] != '\n') {
    return false;
  }
  const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
  return next == std::string_view::npos || text[next] == '\n' ||
         text[next] == '-' || text[next] == '*' || is_digit(text[next]);
}

void add(std::string_view text, std::size_t first, std::size_t end,
         std::vector<Sentence>& out) {
  while (first < end && (is_blank(text[first]) || text[first] == '-')) {
    ++first;
  }
  while (end > first && is_blank(text[end - 1])) {
    --end;
  }
  if (first < end) {
    out.push_back({text.substr(first, end - first), first});
  }
}

}  // namespace

std::vector<WordInText> words_in(std::string_view text) {
  std::vector<WordInText> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_of_word(text[at])) {
      ++at;
      continue;
    }
    const std::size_t first = at;
    while (at < text.size() && is_of_word(text[at])) {
      ++at;
    }
    words.push_back({text.substr(first, at - first), first});
  }
  return words;
}

std::vector<Sentence> sentences_in(std::string_view text) {
  std::vector<Sentence> out;
  std::size_t first = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t after = after_expression(text, at);
    if (after > at) {
      at = after;
      continue;
    }
    std::size_t end = after_sentence(text, at);
    if (end == at && ends_paragraph(text, at)) {
      end = at + 1;
    }
    if (end > at) {
      add(text, first, end, out);
      first = end;
    }
    at = std::max(end, at + 1);
  }
  add(text, first, text.size(), out);
  return out;
}

Span place_in(const Located<std::string>& text, std::size_t offset,
              std::size_t bytes, const SourceTexts& sources) {
  const std::string_view before =
      std::string_view(text.value).substr(0, offset);
  const auto line = std::ranges::count(before, '\n');
  const std::size_t last_line = before.rfind('\n');
  const std::string_view in_line = last_line == std::string_view::npos
                                       ? before
                                       : before.substr(last_line + 1);
  const std::string_view part =
      std::string_view(text.value).substr(offset, bytes);
  return place_in_scalar(
      text, static_cast<int>(line) + 1, count_characters(in_line) + 1,
      count_characters(part.substr(0, part.find('\n'))), sources);
}

}  // namespace owldeck
