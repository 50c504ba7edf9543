#include "generator/compose/drawn_text.h"

#include <fmt/format.h>

#include "generator/compose/drawn_bounds.h"
#include "render/text/line_start.h"

namespace owldeck {
namespace {

constexpr std::size_t kQuoted = 24;  // bytes of a text that a message shows

}  // namespace

std::vector<DrawnRun> drawn_runs(const TextBlock& block,
                                 const TextMeasurer& measurer) {
  const double top =
      block_top(block, measurer.measure(block.paragraphs, block.box.width));
  std::vector<DrawnRun> runs;
  for (const TextInk& ink : measurer.inks(block.paragraphs, block.box.width)) {
    const Paragraph& paragraph = block.paragraphs[ink.paragraph];
    const double left = ink.is_marker
                            ? block.box.x
                            : line_start(paragraph, block.box, ink.line_width);
    runs.push_back(
        {ink.is_marker ? &*paragraph.marker : &paragraph.runs[ink.run],
         ink.paragraph, ink.line,
         Rect{left + ink.rect.x, top + ink.rect.y, ink.rect.width,
              ink.rect.height}});
  }
  return runs;
}

std::string quoted(const std::string& text) {
  if (text.size() <= kQuoted) {
    return fmt::format("'{}'", text);
  }
  std::size_t end = kQuoted;
  while (end > 0 && (text[end] & 0xC0) == 0x80) {
    --end;
  }
  return fmt::format("'{}…'", text.substr(0, end));
}

bool is_ornament(const std::string& text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    bool found = false;
    for (const std::string_view mark :
         {" ", "\u00A0", "/", "|", "·", "•", "–"}) {
      if (rest.starts_with(mark)) {
        rest.remove_prefix(mark.size());
        found = true;
        break;
      }
    }
    if (!found) {
      return false;
    }
  }
  return true;
}

}  // namespace owldeck
