#include "generator/compose/typography.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace owldeck {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kEnDash = "\u2013";
constexpr std::string_view kEmDash = "\u2014";
constexpr std::string_view kEllipsis = "\u2026";
constexpr std::string_view kOpenDouble = "\u201C";
constexpr std::string_view kCloseDouble = "\u201D";
constexpr std::string_view kOpenSingle = "\u2018";
constexpr std::string_view kApostrophe = "\u2019";

/// What a number counts and must not be parted from.
constexpr std::array<std::string_view, 27> kUnits{
    "%",  "ms", "µs", "ns", "s",   "min", "h",   "B",      "kB",
    "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "px",     "pt",
    "mm", "cm", "m",  "km", "Hz",  "kHz", "GHz", "GFLOPS", "MHz"};

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// A letter of any script: all bytes but ASCII's other signs.
bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         static_cast<unsigned char>(byte) >= 0x80;
}

/// Whether a quote behind `before` opens: at a start, or behind a space, an
/// opening bracket, a dash or another opening quote.
bool opens_behind(std::string_view before) {
  constexpr std::string_view kOpeners = " ([{/";
  return before.empty() ||
         kOpeners.find(before.back()) != std::string_view::npos ||
         before.ends_with(kNoBreakSpace) || before.ends_with(kEnDash) ||
         before.ends_with(kEmDash) || before.ends_with(kOpenDouble) ||
         before.ends_with(kOpenSingle);
}

std::size_t digits_at(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

/// Whether the hyphen that `rest` starts with stands in a range of two
/// numbers: neither is part of a name, such as GPT-2, or of a date.
bool is_range(std::string_view before, std::string_view rest) {
  const auto letter =
      std::find_if_not(before.rbegin(), before.rend(), is_digit);
  const auto left = static_cast<std::size_t>(letter - before.rbegin());
  const std::size_t right = digits_at(rest.substr(1));
  if (left == 0 || right == 0) {
    return false;
  }
  const char outer_left = letter == before.rend() ? ' ' : *letter;
  const std::size_t end = 1 + right;
  const char outer_right = end < rest.size() ? rest[end] : ' ';
  const auto joins = [](char byte) {
    return byte == '-' || byte == '_' || is_letter(byte);
  };
  return !joins(outer_left) && !joins(outer_right);
}

/// Whether the space that `rest` starts with parts a number from its unit.
bool parts_unit(std::string_view before, std::string_view rest) {
  if (before.empty() || !is_digit(before.back())) {
    return false;
  }
  const std::string_view word = rest.substr(1);
  return std::any_of(kUnits.begin(), kUnits.end(), [&](std::string_view unit) {
    return word.starts_with(unit) &&
           (word.size() == unit.size() ||
            (!is_letter(word[unit.size()]) && !is_digit(word[unit.size()])));
  });
}

/// What is read at one place, and what stands for it.
struct Replacement {
  std::size_t length = 1;
  std::string_view text;
};

Replacement replacement_at(std::string_view before, std::string_view rest) {
  const bool after_space = before.empty() || before.back() == ' ';
  if (rest.starts_with("...")) {
    return {3, kEllipsis};
  }
  if (rest.starts_with("---")) {
    return {3, kEmDash};
  }
  if (rest.starts_with("--")) {
    return {2, kEnDash};
  }
  if (rest.starts_with("- ") && after_space && !before.empty()) {
    return {1, kEnDash};
  }
  if (rest.front() == '-' && rest.size() > 1 && is_range(before, rest)) {
    return {1, kEnDash};
  }
  if (rest.front() == '"') {
    return {1, opens_behind(before) ? kOpenDouble : kCloseDouble};
  }
  if (rest.front() == '\'') {
    return {1, opens_behind(before) ? kOpenSingle : kApostrophe};
  }
  if (rest.front() == ' ' && parts_unit(before, rest)) {
    return {1, kNoBreakSpace};
  }
  return {1, rest.substr(0, 1)};
}

}  // namespace

void typeset(std::vector<Inline>& inlines) {
  std::string before;  // all that stands before the place in the paragraph
  for (Inline& part : inlines) {
    if (part.code || part.formula) {
      before += 'x';
      continue;
    }
    const std::size_t start = before.size();
    for (std::string_view rest = part.text; !rest.empty();) {
      const Replacement next = replacement_at(before, rest);
      before += next.text;
      rest.remove_prefix(next.length);
    }
    part.text = before.substr(start);
  }
}

}  // namespace owldeck
