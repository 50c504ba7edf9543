#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/audit/pdf_font.h"

namespace owldeck {

/// What a content stream shows and says.
struct PdfContent {
  std::string shown;              ///< UTF-8, in the order of drawing
  std::vector<std::string> said;  ///< properties and comments
  bool has_other_words = false;   ///< that are no operators
  bool has_unreadable_text = false;
};

/// What a content stream's names lead to; each may be empty or give nothing.
struct PdfNames {
  std::function<const PdfFont*(std::string_view name)> font;
  /// Is called where the stream draws the form or picture `name`.
  std::function<void(std::string_view name, PdfContent& content)> draw;
};

/// Reads the content stream `bytes` into `content`.
/// Source: ISO 32000-1, sections 7.8.2 and 9.4.
void read_content(std::string_view bytes, const PdfNames& names,
                  PdfContent& content);

}  // namespace owldeck
