#include "render/text/formula_setter.h"

namespace owldeck {
namespace {

bool is_integral(const Symbol& symbol) {
  return symbol.code >= U'\u222B' && symbol.code <= U'\u2233';
}

bool is_integral(const FormulaRow& base) {
  const auto* symbol =
      base.size() == 1 ? std::get_if<Symbol>(&base.front().value) : nullptr;
  return symbol != nullptr && is_integral(*symbol);
}

/// Whether scripts stand above and below `base`; an integral keeps them beside
/// it.
bool takes_limits(const FormulaRow& base) {
  if (base.size() != 1) {
    return false;
  }
  const auto& value = base.front().value;
  if (const auto* colored = std::get_if<Colored>(&value)) {
    return takes_limits(colored->body);
  }
  const auto* symbol = std::get_if<Symbol>(&value);
  const auto* word = std::get_if<Word>(&value);
  return (symbol != nullptr && symbol->is_large && !is_integral(*symbol)) ||
         (word != nullptr && word->has_limits);
}

}  // namespace

FormulaBox FormulaSetter::set(const Scripts& scripts, MathStyle style,
                              const Color& color) const {
  const FormulaBox base = set_row(scripts.base, style, color);
  const FormulaBox sub = set_row(scripts.sub, style.subscript(), color);
  const FormulaBox sup = set_row(scripts.sup, style.superscript(), color);
  if (style.is_display && takes_limits(scripts.base)) {
    return set_limits(base, sub, sup, em(style));
  }
  const double size = em(style);
  ScriptShifts shifts;
  if (!scripts.sup.empty()) {
    shifts.up = superscript_shift(base, sup, style);
  }
  if (!scripts.sub.empty()) {
    shifts.down = subscript_shift(base, sub, size);
  }
  if (!scripts.sup.empty() && !scripts.sub.empty()) {
    shifts = separated(shifts, sub, sup, size);
  }
  FormulaBox box;
  place(box, base, {});
  // A letter leans over its width, an integral within it.
  const bool leans_within = is_integral(scripts.base);
  const double lean = base.italics_correction;
  const double sub_start = base.width - (leans_within ? lean : 0);
  double sup_start = sub_start + lean;
  const FormulaBox primes = set_row(scripts.primes, style, color);
  place(box, primes, {sup_start, 0});
  sup_start += primes.width;
  place(box, sup, {sup_start, -shifts.up});
  place(box, sub, {sub_start, shifts.down});
  box.width = std::max({sup_start + sup.width + sup.italics_correction,
                        sub_start + sub.width + sub.italics_correction}) +
              constants_.space_after_script * size;
  return box;
}

double FormulaSetter::superscript_shift(const FormulaBox& base,
                                        const FormulaBox& sup,
                                        MathStyle style) const {
  const MathConstants& c = constants_;
  const double size = em(style);
  double shift = size * (style.is_cramped ? c.superscript_shift_up_cramped
                                          : c.superscript_shift_up);
  if (!base.is_glyph) {
    shift =
        std::max(shift, base.ascent - c.superscript_baseline_drop_max * size);
  }
  return std::max(shift, sup.descent + c.superscript_bottom_min * size);
}

double FormulaSetter::subscript_shift(const FormulaBox& base,
                                      const FormulaBox& sub,
                                      double size) const {
  const MathConstants& c = constants_;
  double shift = c.subscript_shift_down * size;
  if (!base.is_glyph) {
    shift =
        std::max(shift, base.descent + c.subscript_baseline_drop_min * size);
  }
  return std::max(shift, sub.ascent - c.subscript_top_max * size);
}

/// `shifts` with the gap between the scripts that the font wants.
ScriptShifts FormulaSetter::separated(ScriptShifts shifts,
                                      const FormulaBox& sub,
                                      const FormulaBox& sup,
                                      double size) const {
  const double sup_bottom = shifts.up - sup.descent;
  const double gap = sup_bottom - (sub.ascent - shifts.down);
  const double lacking = constants_.sub_superscript_gap_min * size - gap;
  if (lacking <= 0) {
    return shifts;
  }
  const double room_above =
      constants_.superscript_bottom_max_with_subscript * size - sup_bottom;
  const double raise = std::clamp(room_above, 0.0, lacking);
  return {shifts.up + raise, shifts.down + lacking - raise};
}

FormulaBox FormulaSetter::set(const Stacked& stacked, MathStyle style,
                              const Color& color) const {
  return set_limits(set_row(stacked.base, style, color),
                    set_row(stacked.below, style.subscript(), color),
                    set_row(stacked.above, style.superscript(), color),
                    em(style));
}

/// Scripts above and below their base.
FormulaBox FormulaSetter::set_limits(const FormulaBox& base,
                                     const FormulaBox& below,
                                     const FormulaBox& above,
                                     double size) const {
  const MathConstants& c = constants_;
  const double width = std::max({base.width, below.width, above.width});
  FormulaBox box{.width = width};
  place(box, base, {(width - base.width) / 2, 0});
  if (above.width > 0) {
    const double rise = std::max(c.upper_limit_baseline_rise_min * size,
                                 c.upper_limit_gap_min * size + above.descent);
    place(box, above, {(width - above.width) / 2, -base.ascent - rise});
  }
  if (below.width > 0) {
    const double drop = std::max(c.lower_limit_baseline_drop_min * size,
                                 c.lower_limit_gap_min * size + below.ascent);
    place(box, below, {(width - below.width) / 2, base.descent + drop});
  }
  return box;
}

}  // namespace owldeck
