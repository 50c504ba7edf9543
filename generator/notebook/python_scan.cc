#include "generator/notebook/python_scan.h"

#include <algorithm>
#include <array>

#include "generator/source/utf8.h"

namespace owldeck {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hexadecimal(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

struct Range {
  char32_t first;
  char32_t last;
};

/// Signs that are pasted into code by mistake. What is not ASCII and not here
/// counts as a letter.
constexpr std::array kSigns{
    Range{0x80, 0xA9},       Range{0xAB, 0xB4},       Range{0xB6, 0xB9},
    Range{0xBB, 0xBF},       Range{0xD7, 0xD7},       Range{0xF7, 0xF7},
    Range{0x2000, 0x206F},   Range{0x2190, 0x2BFF},   Range{0x3000, 0x3004},
    Range{0x3008, 0x3020},   Range{0xE000, 0xF8FF},   Range{0xFE00, 0xFE6F},
    Range{0xFEFF, 0xFEFF},   Range{0xFF00, 0xFF20},   Range{0xFFF0, 0xFFFF},
    Range{0x1F000, 0x1FAFF}, Range{0xE0000, 0x10FFFF}};

bool is_sign(char32_t code) {
  return std::any_of(kSigns.begin(), kSigns.end(), [code](const Range& range) {
    return range.first <= code && code <= range.last;
  });
}

/// Bytes of the digits and single underscores at `at`.
template <class IsDigit>
std::size_t scan_digits(std::string_view text, std::size_t at, IsDigit is_one) {
  std::size_t end = at;
  while (
      end < text.size() &&
      (is_one(text[end]) || (text[end] == '_' && end > at &&
                             end + 1 < text.size() && is_one(text[end + 1])))) {
    ++end;
  }
  return end - at;
}

/// A number in the base that `0x`, `0o` or `0b` names; 0 for none.
std::size_t scan_prefixed_number(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') {
    return 0;
  }
  const std::string_view digits = text.substr(text[2] == '_' ? 3 : 2);
  const std::size_t before = text.size() - digits.size();
  std::size_t count = 0;
  switch (lower(text[1])) {
    case 'x':
      count = scan_digits(digits, 0, is_hexadecimal);
      break;
    case 'o':
      count =
          scan_digits(digits, 0, [](char c) { return c >= '0' && c <= '7'; });
      break;
    case 'b':
      count =
          scan_digits(digits, 0, [](char c) { return c == '0' || c == '1'; });
      break;
    default:
      break;
  }
  return count == 0 ? 0 : before + count;
}

/// Bytes of `e-5` at `at`; 0 for none.
std::size_t scan_exponent(std::string_view text, std::size_t at) {
  if (at >= text.size() || lower(text[at]) != 'e') {
    return 0;
  }
  const bool is_signed =
      at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-');
  const std::size_t sign = is_signed ? 1 : 0;
  const std::size_t digits = scan_digits(text, at + 1 + sign, is_digit);
  return digits == 0 ? 0 : 1 + sign + digits;
}

/// Reads what stands between the quotes of a literal.
class LiteralScanner {
 public:
  LiteralScanner(std::string_view text, bool is_formatted, int depth)
      : text_(text), is_formatted_(is_formatted), depth_(depth) {}

  /// `at` is at the opening quotes.
  TextLiteral scan(std::size_t at) {
    const char quote = text_[at];
    const bool is_long = text_.substr(at, 3) == std::string(3, quote);
    const std::size_t width = is_long ? 3 : 1;
    const std::string closing(width, quote);
    at += width;
    while (at < text_.size() && (is_long || text_[at] != '\n')) {
      if (text_[at] == '\\') {
        at = std::min(at + 2, text_.size());
      } else if (text_.substr(at, width) == closing) {
        return {at + width, true, is_long};
      } else if (is_formatted_ && text_[at] == '{') {
        const std::size_t end = end_of_field(at, is_long);
        if (end == std::string_view::npos) {
          return {is_long ? text_.size() : end_of_line(at), false, is_long};
        }
        at = end;
      } else {
        ++at;
      }
    }
    return {at, false, is_long};
  }

 private:
  [[nodiscard]] std::size_t end_of_line(std::size_t at) const {
    return std::min(text_.find('\n', at), text_.size());
  }

  /// Behind the `}` of the field that opens at `at`, or of `{{`. Literals may
  /// stand inside of it, with any quotes.
  std::size_t end_of_field(std::size_t at, bool is_long) {
    if (text_.substr(at, 2) == "{{") {
      return at + 2;
    }
    int open = 0;
    while (at < text_.size() && (is_long || text_[at] != '\n')) {
      const char c = text_[at];
      open += c == '{' ? 1 : 0;
      open -= c == '}' ? 1 : 0;
      if (open == 0) {
        return at + 1;
      }
      if (c == '"' || c == '\'') {
        const TextLiteral inner = scan_inner(at, is_long);
        if (!inner.is_closed) {
          return std::string_view::npos;
        }
        at = inner.bytes;
      } else {
        ++at;
      }
    }
    return std::string_view::npos;
  }

  /// A literal inside a field of one with short quotes stays on the line.
  TextLiteral scan_inner(std::size_t at, bool is_long) {
    constexpr int kMostDepth = 8;
    const bool is_formatted = at > 0 && lower(text_[at - 1]) == 'f';
    LiteralScanner inner(is_long ? text_ : text_.substr(0, end_of_line(at)),
                         is_formatted && depth_ < kMostDepth, depth_ + 1);
    return inner.scan(at);
  }

  std::string_view text_;
  bool is_formatted_;
  int depth_;
};

}  // namespace

std::size_t scan_name(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Utf8Character next = first_character(text.substr(at));
    const bool is_ascii = next.valid && next.code < 0x80;
    const bool is_part =
        is_ascii ? is_letter(text[at]) || (at > 0 && is_digit(text[at]))
                 : next.valid && !is_sign(next.code);
    if (!is_part) {
      break;
    }
    at += static_cast<std::size_t>(next.bytes);
  }
  return at;
}

std::size_t scan_number(std::string_view text) {
  const bool starts_with_point =
      text.size() > 1 && text[0] == '.' && is_digit(text[1]);
  if (text.empty() || (!is_digit(text[0]) && !starts_with_point)) {
    return 0;
  }
  std::size_t bytes = scan_prefixed_number(text);
  if (bytes > 0) {
    return bytes;
  }
  bytes = scan_digits(text, 0, is_digit);
  if (bytes < text.size() && text[bytes] == '.') {
    ++bytes;
    bytes += scan_digits(text, bytes, is_digit);
  }
  bytes += scan_exponent(text, bytes);
  return bytes < text.size() && lower(text[bytes]) == 'j' ? bytes + 1 : bytes;
}

std::size_t scan_operator(std::string_view text) {
  constexpr std::array<std::string_view, 47> kOperators{
      "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=",
      ">=",  "==",  "!=",  "->",  "+=",  "-=", "*=", "/=", "%=", "&=",
      "|=",  "^=",  "@=",  ":=",  "+",   "-",  "*",  "/",  "%",  "@",
      "&",   "|",   "^",   "~",   "<",   ">",  "(",  ")",  "[",  "]",
      "{",   "}",   ",",   ":",   ".",   ";",  "="};
  for (const std::string_view each : kOperators) {
    if (text.starts_with(each)) {
      return each.size();
    }
  }
  return 0;
}

std::optional<std::size_t> scan_text_prefix(std::string_view text) {
  constexpr std::array<std::string_view, 10> kPrefixes{
      "", "r", "b", "u", "f", "t", "rb", "br", "rf", "fr"};
  // A prefix has two letters at most.
  const std::size_t bytes = text.substr(0, 3).find_first_of("\"'");
  if (bytes == std::string_view::npos) {
    return std::nullopt;
  }
  std::string prefix(text.substr(0, bytes));
  std::transform(prefix.begin(), prefix.end(), prefix.begin(), lower);
  const bool is_known =
      prefix == "rt" || prefix == "tr" ||
      std::find(kPrefixes.begin(), kPrefixes.end(), prefix) != kPrefixes.end();
  return is_known ? std::optional(bytes) : std::nullopt;
}

TextLiteral scan_text(std::string_view text, std::size_t prefix) {
  const bool is_formatted =
      text.substr(0, prefix).find_first_of("fFtT") != std::string_view::npos;
  return LiteralScanner(text, is_formatted, 0).scan(prefix);
}

std::string plain_quotes(std::string_view literal, std::size_t prefix) {
  std::string out(literal.substr(0, prefix));
  std::transform(out.begin(), out.end(), out.begin(), lower);
  const std::string_view quoted = literal.substr(prefix);
  const bool is_short = quoted.size() >= 2 && quoted.front() == '\'' &&
                        quoted.back() == '\'' &&
                        quoted.find_first_of("\"\\\n") == quoted.npos &&
                        !quoted.starts_with("'''");
  if (!is_short) {
    return out + std::string(quoted);
  }
  out += '"';
  out += quoted.substr(1, quoted.size() - 2);
  return out + '"';
}

}  // namespace owldeck
