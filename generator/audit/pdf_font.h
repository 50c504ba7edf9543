#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "generator/audit/pdf_file.h"

namespace owldeck {

/// What the codes of a font say.
struct PdfFont {
  std::unordered_map<std::uint32_t, std::string> letters;  ///< UTF-8 by code
  std::size_t code_bytes = 1;
  /// Its codes name glyphs, and nothing says what they mean.
  bool is_unreadable = false;

  /// Appends what `codes`, the bytes of a string that is shown, say.
  void read(std::string_view codes, std::string& text) const;
};

/// The font of a dictionary, by its ToUnicode, else by its encoding.
/// Source: ISO 32000-1, section 9.10.
[[nodiscard]] PdfFont read_font(const PdfValue& font, const PdfFile& file);

}  // namespace owldeck
