#include "render/scene/plain_text.h"

#include <string_view>

namespace owldeck {

std::string plain_spaces(std::string text) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  for (std::size_t at = text.find(kNoBreakSpace); at != std::string::npos;
       at = text.find(kNoBreakSpace, at)) {
    text.replace(at, kNoBreakSpace.size(), " ");
  }
  return text;
}

std::string plain_text(const Paragraph& paragraph) {
  std::string words;
  for (const Run& run : paragraph.runs) {
    words += run.text;
  }
  return plain_spaces(std::move(words));
}

}  // namespace owldeck
