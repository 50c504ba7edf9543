#include "render/text/formula_setter.h"

namespace owldeck {

FormulaBox FormulaSetter::set(const Accent& accent, MathStyle style,
                              const Color& color) const {
  const std::optional<GlyphId> usual = font_.find(accent.code);
  if (!usual) {
    return {.missing = {accent.code}};
  }
  const FormulaBox body = set_row(accent.body, style.cramped(), color);
  const double size = em(style);
  const GlyphId mark =
      accent.is_wide ? font_.widen(*usual, body.width / size) : *usual;
  // A single letter says where its accent stands: a slanted one not in its
  // middle.
  double anchor = body.width / 2;
  if (body.is_glyph && body.glyphs.size() == 1) {
    const FormulaGlyph& letter = body.glyphs.front();
    anchor = font_.accent_attachment(letter.glyph) * letter.size;
  }
  FormulaBox box{.width = body.width,
                 .italics_correction = body.italics_correction};
  place(box, body, {});
  place(box, set_stack({{{mark, 0}}, font_.metrics(mark)}, size, color),
        {anchor - font_.accent_attachment(mark) * size,
         -std::max(0.0, body.ascent - constants_.accent_base_height * size)});
  return box;
}

FormulaBox FormulaSetter::set(const Barred& barred, MathStyle style,
                              const Color& color) const {
  const MathConstants& c = constants_;
  const double size = em(style);
  const FormulaBox body = set_row(barred.body, style.cramped(), color);
  FormulaBox box{.width = body.width + body.italics_correction};
  place(box, body, {});
  if (barred.is_below) {
    const double rule = c.underbar_rule_thickness * size;
    const double top = body.descent + c.underbar_gap * size;
    box.rules.push_back({{0, top, box.width, rule}, color});
    box.descent = top + rule + c.underbar_extra_descender * size;
  } else {
    const double rule = c.overbar_rule_thickness * size;
    const double top = body.ascent + c.overbar_gap * size + rule;
    box.rules.push_back({{0, -top, box.width, rule}, color});
    box.ascent = top + c.overbar_extra_ascender * size;
  }
  return box;
}

}  // namespace owldeck
