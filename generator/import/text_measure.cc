#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "generator/import/slide_text.h"
#include "generator/import/words.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// Advances of the printable ASCII characters in the text font, in hundredths
/// of its size; the font itself is not asked.
constexpr std::array kAdvances{
    28, 28, 40, 63, 64, 81, 64, 22, 36, 36, 50, 66, 28, 46, 28, 36,  //  !"#$...
    63, 46, 61, 64, 64, 61, 62, 59, 62, 62, 28, 28, 66, 66, 66, 51,  // 0123 ...
    94, 68, 65, 73, 72, 60, 59, 74, 74, 26, 54, 65, 56, 89, 75, 76,  // @ABC ...
    63, 76, 64, 64, 64, 74, 68, 95, 64, 66, 63, 36, 32, 36, 47, 45,  // PQRS ...
    50, 56, 62, 56, 62, 58, 36, 61, 59, 24, 24, 54, 24, 87, 59, 60,  // `abc ...
    61, 61, 37, 52, 36, 58, 56, 81, 54, 56, 54, 36, 33, 36, 66};     // pqrs ...

double width_of(char32_t code) {
  constexpr double kOther = 0.68;
  constexpr double kWide = 1.0;  // of letters that are squares
  if (code >= 0x20 && code < 0x20 + kAdvances.size()) {
    return kAdvances[code - 0x20] / 100.0;
  }
  return code >= 0x2E80 ? kWide : kOther;
}

std::size_t count(std::string_view text, std::string_view mark) {
  std::size_t found = 0;
  for (std::size_t at = text.find(mark); at != std::string_view::npos;
       at = text.find(mark, at + mark.size())) {
    ++found;
  }
  return found;
}

bool is_balanced(std::string_view text) {
  return count(text, "`") % 2 == 0 && count(text, "**") % 2 == 0 &&
         count(text, "$") % 2 == 0 && count(text, "[") == count(text, "]") &&
         count(text, "(") == count(text, ")");
}

/// `text` before its last word.
std::string_view without_last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(' ');
  return space == std::string_view::npos ? std::string_view()
                                         : trim(text.substr(0, space));
}

/// The first letters of a text that has no word short enough.
std::string first_letters(std::string_view text, double em) {
  std::string out;
  double width = 0;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    width += width_of(next.code);
    if (width > em) {
      break;
    }
    const auto bytes = static_cast<std::size_t>(next.bytes);
    const bool is_mark =
        std::string_view("*`$[]\\").find(text[0]) != std::string_view::npos;
    out += is_mark ? std::string_view() : text.substr(0, bytes);
    text.remove_prefix(bytes);
  }
  return out;
}

}  // namespace

double text_width_in_em(std::string_view text) {
  constexpr double kMono = 0.62;  // a character of program text
  double width = 0;
  bool in_code = false;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    in_code = in_code != (text[0] == '`');
    const double own = width_of(next.valid ? next.code : U'?');
    width += in_code ? std::max(own, kMono) : own;
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return width;
}

std::string shortened(std::string_view text, double em) {
  constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
  if (text_width_in_em(text) <= em) {
    return std::string(text);
  }
  std::string_view part = trim(text);
  while (!part.empty() &&
         (text_width_in_em(part) + 1 > em || !is_balanced(part))) {
    part = without_last_word(part);
  }
  while (!part.empty() && std::string_view(",;:-.(").find(part.back()) !=
                              std::string_view::npos) {
    part.remove_suffix(1);
  }
  return (part.empty() ? first_letters(text, em - 1) : std::string(part)) +
         std::string(kEllipsis);
}

double text_height_in_em(std::string_view markdown, double width) {
  constexpr double kLine = 1.36;
  constexpr double kGap = 1.1;  // between items and paragraphs
  double height = 0;
  for (const std::string& line : split_words(markdown, "\n")) {
    // The last words of a line do not fill it.
    const double lines = std::ceil(text_width_in_em(line) / (width * 0.92));
    height += lines * kLine + kGap;
  }
  return height;
}

}  // namespace owldeck
