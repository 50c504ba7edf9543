#include "generator/audit/pdf_value.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "generator/audit/utf16.h"
#include "generator/source/ascii.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

using enum PdfValue::Kind;

constexpr int kMostNested = 100;

constexpr std::string_view kBlanks{"\0\t\n\f\r ", 6};
constexpr std::string_view kDelimiters = "()<>[]{}/%";

enum class Class : char { Word, Blank, Delimiter };

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> classes{};
  for (const char blank : kBlanks) {
    classes[static_cast<unsigned char>(blank)] = Class::Blank;
  }
  for (const char delimiter : kDelimiters) {
    classes[static_cast<unsigned char>(delimiter)] = Class::Delimiter;
  }
  return classes;
}();

Class class_of(char letter) {
  return kClasses[static_cast<unsigned char>(letter)];
}

int hex_digit(char letter) {
  const char small = lower_case(letter);
  if (is_digit(letter)) {
    return letter - '0';
  }
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string hex_bytes(std::string_view text) {
  std::string out;
  int high = -1;
  for (const char letter : text) {
    const int digit = hex_digit(letter);
    if (digit < 0) {
      continue;
    }
    if (high < 0) {
      high = digit;
    } else {
      out += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) {
    out += static_cast<char>(high * 16);
  }
  return out;
}

bool is_octal(char letter) {
  return letter >= '0' && letter <= '7';
}

/// What the escape at `at`, behind the backslash, stands for; `at` moves behind
/// it.
std::string escaped(std::string_view text, std::size_t& at) {
  constexpr std::string_view kLetters = "nrtbf";
  constexpr std::string_view kMeanings = "\n\r\t\b\f";
  const char letter = text[at++];
  if (is_octal(letter)) {
    int code = letter - '0';
    for (int i = 1; i < 3 && at < text.size() && is_octal(text[at]); ++i) {
      code = code * 8 + (text[at++] - '0');
    }
    return {static_cast<char>(code)};
  }
  if (letter == '\r' && at < text.size() && text[at] == '\n') {
    ++at;
  }
  if (letter == '\r' || letter == '\n') {
    return {};
  }
  const std::size_t known = kLetters.find(letter);
  return {known == std::string_view::npos ? letter : kMeanings[known]};
}

std::string literal_bytes(std::string_view text) {
  if (text.find('\\') == std::string_view::npos) {
    return std::string(text);
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      out += escaped(text, ++at);
    } else {
      out += text[at++];
    }
  }
  return out;
}

/// PDFDocEncoding is Latin-1 but for these, from 0x80 on.
/// Source: ISO 32000-1, annex D.2.
constexpr std::array<char32_t, 33> kDocEncoding{
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039,
    0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A,
    0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D, 0x0131,
    0x0142, 0x0153, 0x0161, 0x017E, 0x0020, 0x20AC};

std::string doc_encoded(const std::string& bytes) {
  std::string out;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    const bool differs = byte >= 0x80 && byte < 0x80 + kDocEncoding.size();
    append_utf8(differs ? kDocEncoding[byte - 0x80] : byte, out);
  }
  return out;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    if (!next.valid) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return true;
}

}  // namespace

bool is_pdf_blank(char letter) {
  return class_of(letter) == Class::Blank;
}

bool is_pdf_end(char letter) {
  return class_of(letter) != Class::Word;
}

const PdfValue& PdfValue::at(std::string_view key) const {
  static const PdfValue kNone;
  if (kind != Dictionary) {
    return kNone;
  }
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].text == key) {
      return items[i + 1];
    }
  }
  return kNone;
}

std::size_t PdfValue::count(std::size_t most) const {
  const bool is_count =
      kind == Number && number >= 0 && number <= static_cast<double>(most);
  return is_count ? static_cast<std::size_t>(number) : 0;
}

void PdfReader::skip_blanks() {
  while (at_ < bytes_.size()) {
    if (bytes_[at_] == '%') {
      at_ = std::min(bytes_.find_first_of("\r\n", at_), bytes_.size());
    } else if (!is_pdf_blank(bytes_[at_])) {
      return;
    } else {
      ++at_;
    }
  }
}

bool PdfReader::take(std::string_view word) {
  if (!bytes_.substr(at_).starts_with(word)) {
    return false;
  }
  at_ += word.size();
  return true;
}

PdfValue PdfReader::next() {
  return next_nested(0);
}

PdfValue PdfReader::next_nested(int depth) {
  skip_blanks();
  if (at_end() || ++values_ > kMostPdfValues) {
    at_ = bytes_.size();
    return {};
  }
  const char letter = bytes_[at_];
  if (letter == '/') {
    ++at_;
    return read_word(Name);
  }
  if (letter == '(') {
    return read_string();
  }
  if (depth < kMostNested && take("<<")) {
    return read_items(Dictionary, ">>", depth + 1);
  }
  if (letter == '<') {
    return read_hex();
  }
  if (depth < kMostNested && take("[")) {
    return read_items(Array, "]", depth + 1);
  }
  if (is_digit(letter) || letter == '-' || letter == '+' || letter == '.') {
    return read_number_or_reference();
  }
  return read_word(Word);
}

PdfValue PdfReader::read_string() {
  const std::size_t first = ++at_;
  int open = 1;
  for (; at_ < bytes_.size(); ++at_) {
    if (bytes_[at_] == '\\') {
      ++at_;
    } else if (bytes_[at_] == '(') {
      ++open;
    } else if (bytes_[at_] == ')' && --open == 0) {
      break;
    }
  }
  const std::size_t end = std::min(at_, bytes_.size());
  at_ = std::min(end + 1, bytes_.size());
  return {String, bytes_.substr(first, end - first)};
}

PdfValue PdfReader::read_hex() {
  const std::size_t first = at_ + 1;
  const std::size_t end = std::min(bytes_.find('>', first), bytes_.size());
  at_ = std::min(end + 1, bytes_.size());
  return {Hex, bytes_.substr(std::min(first, end), end - std::min(first, end))};
}

PdfValue PdfReader::read_items(PdfValue::Kind kind, std::string_view end,
                               int depth) {
  PdfValue value{kind};
  while (true) {
    skip_blanks();
    if (at_end() || take(end)) {
      return value;
    }
    // A damaged value must not swallow the objects behind it.
    if (bytes_.substr(at_).starts_with("endobj")) {
      return value;
    }
    value.items.push_back(next_nested(depth));
  }
}

PdfValue PdfReader::read_number_or_reference() {
  PdfValue value = read_word(Number);
  const char* const end = value.text.data() + value.text.size();
  const std::size_t sign = value.text.starts_with('+') ? 1 : 0;
  std::from_chars(value.text.data() + sign, end, value.number);
  // `12 0 R`: only a digit, a blank and an R make it a reference.
  std::size_t at = at_;
  const auto skip = [&](auto is) {
    const std::size_t first = at;
    while (at < bytes_.size() && is(bytes_[at])) {
      ++at;
    }
    return at > first;
  };
  if (std::ranges::all_of(value.text, is_digit) && skip(is_pdf_blank) &&
      skip(is_digit) && skip(is_pdf_blank) && at < bytes_.size() &&
      bytes_[at] == 'R' &&
      (at + 1 == bytes_.size() || is_pdf_end(bytes_[at + 1]))) {
    at_ = at + 1;
    value.kind = value.number < 1e9 ? Reference : Null;
  }
  return value;
}

PdfValue PdfReader::read_word(PdfValue::Kind kind) {
  const std::size_t first = at_;
  while (at_ < bytes_.size() && !is_pdf_end(bytes_[at_])) {
    ++at_;
  }
  if (at_ == first && kind != Name) {
    ++at_;  // a bracket that closes nothing
  }
  return {kind, bytes_.substr(first, at_ - first)};
}

std::string string_bytes(const PdfValue& string) {
  return string.kind == Hex ? hex_bytes(string.text)
                            : literal_bytes(string.text);
}

std::string name_text(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '#' && i + 2 < name.size() && hex_digit(name[i + 1]) >= 0 &&
        hex_digit(name[i + 2]) >= 0) {
      out += hex_bytes(name.substr(i + 1, 2));
      i += 2;
    } else {
      out += name[i];
    }
  }
  return out;
}

std::string text_of(const PdfValue& string) {
  const std::string bytes = string_bytes(string);
  if (bytes.starts_with("\xFE\xFF")) {
    return utf16_text(std::string_view(bytes).substr(2), false);
  }
  if (bytes.starts_with("\xFF\xFE")) {
    return utf16_text(std::string_view(bytes).substr(2), true);
  }
  return is_utf8(bytes) ? bytes : doc_encoded(bytes);
}

}  // namespace owldeck
