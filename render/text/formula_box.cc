#include "render/text/formula_box.h"

#include <algorithm>

namespace owldeck {

void place(FormulaBox& box, const FormulaBox& part, Point at) {
  for (FormulaGlyph glyph : part.glyphs) {
    glyph.origin = {glyph.origin.x + at.x, glyph.origin.y + at.y};
    box.glyphs.push_back(glyph);
  }
  for (FormulaRule rule : part.rules) {
    rule.rect.x += at.x;
    rule.rect.y += at.y;
    box.rules.push_back(rule);
  }
  box.missing.insert(box.missing.end(), part.missing.begin(),
                     part.missing.end());
  box.ascent = std::max(box.ascent, part.ascent - at.y);
  box.descent = std::max(box.descent, part.descent + at.y);
}

void append(FormulaBox& box, const FormulaBox& part) {
  place(box, part, {box.width, 0});
  box.width += part.width + part.italics_correction;
}

}  // namespace owldeck
