#include <pango/pango.h>

#include "render/text/block_layout.h"
#include "render/text/text_engine.h"

namespace owldeck {
namespace {

/// The ink of a piece on a baseline at 0 that starts at x = 0.
Rect ink_of(const ShapedPiece& piece, const Run& run) {
  if (run.formula) {
    return {0, -run.formula->ascent, run.formula->width,
            run.formula->ascent + run.formula->descent};
  }
  PangoRectangle ink;
  pango_glyph_string_extents(piece.glyphs->glyphs,
                             piece.glyphs->item->analysis.font, &ink, nullptr);
  return {pango_units_to_double(ink.x), pango_units_to_double(ink.y),
          pango_units_to_double(ink.width), pango_units_to_double(ink.height)};
}

/// Adds `line` on `baseline`; `ink` says whose it is.
void add_line(const ShapedLine& line, const std::vector<Run>& runs,
              double baseline, TextInk ink, std::vector<TextInk>& inks) {
  ink.line_width = line.width;
  for (const ShapedPiece& piece : line.pieces) {
    const Run& run = runs[piece.run];
    ink.run = piece.run;
    ink.rect = ink_of(piece, run);
    if (ink.rect.width <= 0 || ink.rect.height <= 0) {
      continue;
    }
    ink.rect.x += piece.x;
    ink.rect.y += baseline - run.rise;
    inks.push_back(ink);
  }
}

}  // namespace

std::vector<TextInk> TextEngine::inks(const std::vector<Paragraph>& paragraphs,
                                      double width) const {
  const BlockLayout block = lay_out(*this, paragraphs, width);
  std::vector<TextInk> inks;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const PlacedParagraph& placed = block.paragraphs[i];
    if (placed.marker != nullptr) {
      const std::vector<Run> marker{*paragraphs[i].marker};
      for (const ShapedLine& line : placed.marker->lines) {
        add_line(line, marker, placed.baselines.front(),
                 {.paragraph = i, .is_marker = true}, inks);
      }
    }
    for (std::size_t line = 0; line < placed.text->lines.size(); ++line) {
      add_line(placed.text->lines[line], paragraphs[i].runs,
               placed.baselines[line],
               {.paragraph = i, .line = static_cast<int>(line)}, inks);
    }
  }
  return inks;
}

}  // namespace owldeck
