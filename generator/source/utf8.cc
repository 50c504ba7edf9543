#include "generator/source/utf8.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace owldeck {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Marks that stand on the character before them, and joiners.
constexpr std::array kNoWidth{Range{0x0300, 0x036F}, Range{0x200B, 0x200F},
                              Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}};

/// East Asian wide characters and emoji.
constexpr std::array kWide{Range{0x1100, 0x115F},   Range{0x2E80, 0xA4CF},
                           Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
                           Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},
                           Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F},
                           Range{0x1F900, 0x1FAFF}, Range{0x20000, 0x3FFFD}};

template <std::size_t size>
bool contains(const std::array<Range, size>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [code](const Range& range) {
    return range.first <= code && code <= range.last;
  });
}

/// Bytes of the character that starts with `lead`; 0 if none starts so.
int length_from(unsigned char lead) {
  if (lead < 0x80) {
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF) {
    return 2;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    return 3;
  }
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// Overlong forms, halves of surrogate pairs and what lies above Unicode.
bool is_forbidden(char32_t code, int bytes) {
  return (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000) ||
         (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF;
}

}  // namespace

Utf8Character first_character(std::string_view text) {
  assert(!text.empty());
  const auto lead = static_cast<unsigned char>(text[0]);
  const int bytes = length_from(lead);
  if (bytes == 0 || text.size() < static_cast<std::size_t>(bytes)) {
    return {};
  }
  if (bytes == 1) {
    return {lead, 1, true};
  }
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (int i = 1; i < bytes; ++i) {
    const auto next =
        static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
    if ((next & 0xC0U) != 0x80U) {
      return {};
    }
    code = (code << 6U) | (next & 0x3FU);
  }
  if (is_forbidden(code, bytes)) {
    return {};
  }
  return {code, bytes, true};
}

int count_characters(std::string_view text) {
  int count = 0;
  while (!text.empty()) {
    text.remove_prefix(static_cast<std::size_t>(first_character(text).bytes));
    ++count;
  }
  return count;
}

int terminal_width(char32_t code) {
  if (contains(kNoWidth, code)) {
    return 0;
  }
  return contains(kWide, code) ? 2 : 1;
}

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

}  // namespace owldeck
