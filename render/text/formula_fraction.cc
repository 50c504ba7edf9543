#include "render/text/formula_setter.h"

namespace owldeck {
namespace {

/// Space left and right of a fraction, in ems.
constexpr double kFractionMargin = 0.12;

}  // namespace

FormulaBox FormulaSetter::set(const Fraction& fraction, MathStyle around,
                              const Color& color) const {
  const MathStyle style{fraction.is_display.value_or(around.is_display),
                        around.level, around.is_cramped};
  const double size = em(style);
  const FormulaBox top = set_row(fraction.numerator, style.numerator(), color);
  const FormulaBox bottom =
      set_row(fraction.denominator, style.numerator().cramped(), color);
  const double top_width = top.width + top.italics_correction;
  const double bottom_width = bottom.width + bottom.italics_correction;
  const double width = std::max(top_width, bottom_width);
  const double margin = kFractionMargin * size;
  const double rule = constants_.fraction_rule_thickness * size;
  const double axis = constants_.axis_height * size;
  FormulaBox box{.width = width + 2 * margin};
  place(box, top,
        {margin + (width - top_width) / 2,
         -numerator_shift(top, style, axis + rule / 2)});
  place(box, bottom,
        {margin + (width - bottom_width) / 2,
         denominator_shift(bottom, style, axis - rule / 2)});
  if (fraction.has_bar) {
    box.rules.push_back({{margin, -axis - rule / 2, width, rule}, color});
  }
  return box;
}

/// How far the numerator's baseline stands above the fraction's.
double FormulaSetter::numerator_shift(const FormulaBox& numerator,
                                      MathStyle style, double rule_top) const {
  const MathConstants& c = constants_;
  const double size = em(style);
  const double shift =
      style.is_display ? c.numerator_display_shift_up : c.numerator_shift_up;
  const double gap =
      style.is_display ? c.numerator_display_gap_min : c.numerator_gap_min;
  return std::max(shift * size, rule_top + gap * size + numerator.descent);
}

/// How far the denominator's baseline stands below the fraction's.
double FormulaSetter::denominator_shift(const FormulaBox& denominator,
                                        MathStyle style,
                                        double rule_bottom) const {
  const MathConstants& c = constants_;
  const double size = em(style);
  const double shift = style.is_display ? c.denominator_display_shift_down
                                        : c.denominator_shift_down;
  const double gap =
      style.is_display ? c.denominator_display_gap_min : c.denominator_gap_min;
  return std::max(shift * size, gap * size + denominator.ascent - rule_bottom);
}

FormulaBox FormulaSetter::set(const Root& root, MathStyle style,
                              const Color& color) const {
  const double size = em(style);
  const FormulaBox body = set_row(root.body, style.cramped(), color);
  const double body_width = body.width + body.italics_correction;
  const double body_height = body.ascent + body.descent;
  const double rule = constants_.radical_rule_thickness * size;
  const double least_gap =
      size * (style.is_display ? constants_.radical_display_gap
                               : constants_.radical_gap);
  const double needed = body_height + least_gap + rule;
  constexpr char32_t kRadical = U'\u221A';
  const FormulaBox sign =
      set_stack(font_.stretch(font_.find(kRadical).value_or(0), needed / size),
                size, color);
  // What the sign is too tall stands half above and half below the body.
  const double spare = std::max(0.0, sign.ascent + sign.descent - needed) / 2;
  const double rule_top = body.ascent + least_gap + spare + rule;
  FormulaBox box = with_index(
      sign, set_row(root.index, {false, 2, true}, color), rule_top, size);
  place(box, body, {box.width, 0});
  box.rules.push_back({{box.width, -rule_top, body_width, rule}, color});
  box.width += body_width;
  box.ascent =
      std::max(box.ascent, rule_top + constants_.radical_extra_ascender * size);
  return box;
}

FormulaBox FormulaSetter::with_index(const FormulaBox& sign,
                                     const FormulaBox& index, double rule_top,
                                     double size) const {
  const MathConstants& c = constants_;
  const double sign_height = sign.ascent + sign.descent;
  FormulaBox box;
  double sign_left = 0;
  if (index.width > 0) {
    const double bottom =
        sign_height - rule_top - c.radical_degree_raise * sign_height;
    const double left = c.radical_kern_before_degree * size;
    place(box, index, {left, bottom - index.descent});
    sign_left =
        std::max(0.0, left + index.width + c.radical_kern_after_degree * size);
  }
  place(box, sign, {sign_left, sign.ascent - rule_top});
  box.width = sign_left + sign.width;
  return box;
}

}  // namespace owldeck
