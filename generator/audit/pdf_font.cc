#include "generator/audit/pdf_font.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "generator/audit/byte_reader.h"
#include "generator/audit/utf16.h"

namespace owldeck {
namespace {

std::uint32_t code_of(std::string_view bytes) {
  constexpr std::size_t kMost = 4;
  return static_cast<std::uint32_t>(
      big_endian(bytes, 0, std::min(bytes.size(), kMost)));
}

/// Reads the tables of a ToUnicode map.
/// Source: ISO 32000-1, section 9.10.3.
class MapReader {
 public:
  MapReader(std::string_view map, PdfFont& font) : reader_(map), font_(font) {}

  void read() {
    while (!reader_.at_end()) {
      const PdfValue word = reader_.next();
      if (word.text == "begincodespacerange") {
        read_width();
      } else if (word.text == "beginbfchar") {
        read_letters();
      } else if (word.text == "beginbfrange") {
        read_ranges();
      }
    }
  }

 private:
  static constexpr std::size_t kMostLetters = 1 << 17;

  void read_width() {
    const PdfValue first = reader_.next();
    if (first.is_string()) {
      const std::size_t bytes = string_bytes(first).size();
      font_.code_bytes = std::clamp<std::size_t>(bytes, 1, 4);
    }
  }
  void read_letters() {
    while (true) {
      const PdfValue code = reader_.next();
      if (!code.is_string()) {
        return;
      }
      add(code_of(string_bytes(code)), string_bytes(reader_.next()));
    }
  }
  void read_ranges() {
    while (true) {
      const PdfValue first = reader_.next();
      const PdfValue last = reader_.next();
      if (!first.is_string() || !last.is_string()) {
        return;
      }
      const std::uint32_t low = code_of(string_bytes(first));
      const std::uint32_t high = code_of(string_bytes(last));
      const PdfValue target = reader_.next();
      if (high < low || high - low >= kMostLetters) {
        continue;
      }
      for (std::uint32_t code = low; code <= high; ++code) {
        add(code, letter_in(target, code - low));
      }
    }
  }
  static std::string letter_in(const PdfValue& target, std::uint32_t step) {
    if (target.kind == PdfValue::Kind::Array) {
      return step < target.items.size() ? string_bytes(target.items[step]) : "";
    }
    std::string bytes = string_bytes(target);
    if (bytes.size() >= 2) {
      const auto last = static_cast<std::uint32_t>(
          big_endian(bytes, bytes.size() - 2, 2) + step);
      bytes[bytes.size() - 2] = static_cast<char>(last >> 8U);
      bytes[bytes.size() - 1] = static_cast<char>(last);
    }
    return bytes;
  }
  void add(std::uint32_t code, const std::string& utf16) {
    if (font_.letters.size() < kMostLetters) {
      font_.letters[code] = utf16_text(utf16, false);
    }
  }

  PdfReader reader_;
  PdfFont& font_;
};

/// The letter that a glyph's name means, of those that mean one; else empty.
/// Source: Adobe Glyph List Specification, section 2.
std::string letter_named(std::string_view name) {
  constexpr std::array<std::string_view, 10> kDigits{
      "zero", "one", "two",   "three", "four",
      "five", "six", "seven", "eight", "nine"};
  name = name.substr(0, name.find('.'));
  if (name.size() == 1) {
    return std::string(name);
  }
  const auto digit = std::ranges::find(kDigits, name);
  if (digit != kDigits.end()) {
    return {static_cast<char>('0' + (digit - kDigits.begin()))};
  }
  if (name == "fi" || name == "fl" || name == "ff" || name == "ffi") {
    return std::string(name);
  }
  std::uint32_t code = 0;
  const std::size_t prefix = name.starts_with("uni") ? 3 : 1;
  const char* const end = name.data() + std::min(name.size(), prefix + 6);
  const bool is_code =
      name.starts_with("u") && name.size() >= prefix + 4 &&
      std::from_chars(name.data() + prefix, end, code, 16).ptr == end;
  std::string letter;
  if (is_code) {
    append_utf8(code, letter);
  }
  return letter;
}

void read_differences(const PdfValue& differences, PdfFont& font) {
  std::uint32_t code = 0;
  for (const PdfValue& item : differences.items) {
    if (item.kind == PdfValue::Kind::Number) {
      code = static_cast<std::uint32_t>(item.count(255));
    } else {
      const std::string letter = letter_named(item.text);
      if (!letter.empty()) {
        font.letters[code] = letter;
      }
      ++code;
    }
  }
}

}  // namespace

void PdfFont::read(std::string_view codes, std::string& text) const {
  for (std::size_t at = 0; at + code_bytes <= codes.size(); at += code_bytes) {
    const std::uint32_t code = code_of(codes.substr(at, code_bytes));
    const auto found = letters.find(code);
    if (found != letters.end()) {
      text += found->second;
    } else if (code_bytes == 1) {
      append_utf8(code, text);
    }
  }
}

PdfFont read_font(const PdfValue& font, const PdfFile& file) {
  PdfFont read;
  const bool is_composite = file.resolve(font.at("Subtype")).is_name("Type0");
  read.code_bytes = is_composite ? 2 : 1;
  read_differences(
      file.resolve(file.resolve(font.at("Encoding")).at("Differences")), read);
  const PdfObject* const map = file.find(font.at("ToUnicode").reference());
  if (map != nullptr && map->has_stream) {
    MapReader(map->stream, read).read();
  } else {
    read.is_unreadable = is_composite;
  }
  return read;
}

}  // namespace owldeck
