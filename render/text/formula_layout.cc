#include "render/text/formula_layout.h"

#include <algorithm>
#include <optional>

#include "render/text/formula_row.h"
#include "render/text/utf8.h"

namespace owldeck {
namespace {

/// Source: The TeXbook, chapter 17.
struct MathStyle {
  bool is_display = true;
  int level = 0;            ///< 0 text, 1 script, 2 script of script
  bool is_cramped = false;  ///< superscripts are raised less

  [[nodiscard]] MathStyle cramped() const { return {is_display, level, true}; }
  [[nodiscard]] MathStyle superscript() const {
    return {false, std::min(level + 1, 2), is_cramped};
  }
  [[nodiscard]] MathStyle subscript() const { return superscript().cramped(); }
  [[nodiscard]] MathStyle numerator() const {
    return is_display ? MathStyle{false, level, is_cramped} : superscript();
  }
};

/// Space left and right of a fraction, in ems.
constexpr double kFractionMargin = 0.12;

/// How far the baselines of scripts stand from their base's.
struct ScriptShifts {
  double up = 0;
  double down = 0;
};

/// Sets nodes; one colour and style at a time.
class FormulaSetter {
 public:
  FormulaSetter(const MathFont& font, double size)
      : font_(font), constants_(font.constants()), size_(size) {}

  FormulaBox set_row(const FormulaRow& row, MathStyle style,
                     const Color& color) {
    const std::vector<RowItem> items = row_items(row, color);
    if (items.size() == 1) {
      // A group of one glyph is still a glyph to its scripts.
      return set_node(*items.front().node, style, items.front().color);
    }
    FormulaBox box;
    std::optional<Atom> before;
    for (const RowItem& item : items) {
      if (before && item.to_left) {
        box.width +=
            em(style) * space_between(*before, *item.to_left, style.level > 0);
      }
      before = item.to_right ? item.to_right : before;
      append(box, set_node(*item.node, style, item.color));
    }
    return box;
  }

 private:
  FormulaBox set_node(const FormulaNode& node, MathStyle style,
                      const Color& color) {
    return std::visit(
        [&](const auto& value) { return set(value, style, color); },
        node.value);
  }

  [[nodiscard]] double em(MathStyle style) const {
    switch (style.level) {
      case 0:
        return size_;
      case 1:
        return size_ * constants_.script_scale;
      default:
        return size_ * constants_.script_script_scale;
    }
  }

  FormulaBox set(const Symbol& symbol, MathStyle style, const Color& color) {
    const std::optional<GlyphId> glyph = font_.find(symbol.code);
    if (!glyph) {
      return {.missing = {symbol.code}};
    }
    if (!symbol.is_large) {
      return set_stack({{{*glyph, 0}}, font_.metrics(*glyph)}, em(style),
                       color);
    }
    const double height =
        style.is_display ? constants_.display_operator_min_height : 0;
    return on_axis(set_stack(font_.stretch(*glyph, height), em(style), color),
                   style);
  }

  FormulaBox set(const Word& word, MathStyle style, const Color& color) {
    FormulaBox box{.is_glyph = true};
    for (std::size_t i = 0; i < word.text.size();) {
      const char32_t letter = decode_utf8(word.text, i);
      if (!font_.find(letter)) {
        box.missing.push_back(letter);
      }
    }
    const double size = em(style);
    for (const auto& [glyph, advance] : font_.shape_word(word.text)) {
      const GlyphMetrics metrics = font_.metrics(glyph);
      box.glyphs.push_back({glyph, {box.width, 0}, size, color});
      box.width += advance * size;
      box.ascent = std::max(box.ascent, metrics.ascent * size);
      box.descent = std::max(box.descent, metrics.descent * size);
    }
    return box;
  }

  FormulaBox set(const Fraction& fraction, MathStyle style,
                 const Color& color) {
    const double size = em(style);
    const FormulaBox top =
        set_row(fraction.numerator, style.numerator(), color);
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
    box.rules.push_back({{margin, -axis - rule / 2, width, rule}, color});
    return box;
  }

  /// How far the numerator's baseline stands above the fraction's.
  [[nodiscard]] double numerator_shift(const FormulaBox& numerator,
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
  [[nodiscard]] double denominator_shift(const FormulaBox& denominator,
                                         MathStyle style,
                                         double rule_bottom) const {
    const MathConstants& c = constants_;
    const double size = em(style);
    const double shift = style.is_display ? c.denominator_display_shift_down
                                          : c.denominator_shift_down;
    const double gap = style.is_display ? c.denominator_display_gap_min
                                        : c.denominator_gap_min;
    return std::max(shift * size,
                    gap * size + denominator.ascent - rule_bottom);
  }

  FormulaBox set(const Root& root, MathStyle style, const Color& color) {
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
    const FormulaBox sign = set_stack(
        font_.stretch(font_.find(kRadical).value_or(0), needed / size), size,
        color);
    // What the sign is too tall stands half above and half below the body.
    const double spare = std::max(0.0, sign.ascent + sign.descent - needed) / 2;
    const double rule_top = body.ascent + least_gap + spare + rule;
    FormulaBox box;
    place(box, sign, {0, sign.ascent - rule_top});
    place(box, body, {sign.width, 0});
    box.rules.push_back({{sign.width, -rule_top, body_width, rule}, color});
    box.width = sign.width + body_width;
    box.ascent = rule_top + constants_.radical_extra_ascender * size;
    return box;
  }

  FormulaBox set(const Scripts& scripts, MathStyle style, const Color& color) {
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
    const double sup_start = base.width + base.italics_correction;
    place(box, sup, {sup_start, -shifts.up});
    place(box, sub, {base.width, shifts.down});
    box.width = std::max({sup_start + sup.width + sup.italics_correction,
                          base.width + sub.width + sub.italics_correction}) +
                constants_.space_after_script * size;
    return box;
  }

  [[nodiscard]] double superscript_shift(const FormulaBox& base,
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

  [[nodiscard]] double subscript_shift(const FormulaBox& base,
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
  [[nodiscard]] ScriptShifts separated(ScriptShifts shifts,
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

  static bool takes_limits(const FormulaRow& base) {
    if (base.size() != 1) {
      return false;
    }
    const auto& value = base.front().value;
    if (const auto* colored = std::get_if<Colored>(&value)) {
      return takes_limits(colored->body);
    }
    const auto* symbol = std::get_if<Symbol>(&value);
    const auto* word = std::get_if<Word>(&value);
    return (symbol != nullptr && symbol->is_large) ||
           (word != nullptr && word->has_limits);
  }

  /// Scripts above and below their base.
  FormulaBox set_limits(const FormulaBox& base, const FormulaBox& below,
                        const FormulaBox& above, double size) const {
    const MathConstants& c = constants_;
    const double width = std::max({base.width, below.width, above.width});
    FormulaBox box{.width = width};
    place(box, base, {(width - base.width) / 2, 0});
    if (above.width > 0) {
      const double rise =
          std::max(c.upper_limit_baseline_rise_min * size,
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

  FormulaBox set(const Delimited& delimited, MathStyle style,
                 const Color& color) {
    const FormulaBox body = set_row(delimited.body, style, color);
    const double axis = constants_.axis_height * em(style);
    const double height = 2 * std::max(body.ascent - axis, body.descent + axis);
    FormulaBox box;
    append(box, set_delimiter(delimited.left, height, style, color));
    append(box, body);
    append(box, set_delimiter(delimited.right, height, style, color));
    return box;
  }

  FormulaBox set_delimiter(char32_t code, double height, MathStyle style,
                           const Color& color) {
    if (code == 0) {
      return {};
    }
    const std::optional<GlyphId> glyph = font_.find(code);
    if (!glyph) {
      return {.missing = {code}};
    }
    return on_axis(
        set_stack(font_.stretch(*glyph, height / em(style)), em(style), color),
        style);
  }

  FormulaBox set(const Colored& colored, MathStyle style, const Color&) {
    return set_row(colored.body, style, colored.color);
  }

  FormulaBox set(const Braced& braced, MathStyle style, const Color& color) {
    return set_row(braced.body, style, color);
  }

  FormulaBox set(const Space& space, MathStyle style, const Color&) {
    return {.width = space.ems * em(style)};
  }

  static FormulaBox set_stack(const GlyphStack& stack, double size,
                              const Color& color) {
    FormulaBox box{
        .width = stack.metrics.advance * size,
        .ascent = stack.metrics.ascent * size,
        .descent = stack.metrics.descent * size,
        .italics_correction = stack.metrics.italics_correction * size,
        .is_glyph = stack.glyphs.size() == 1};
    for (const auto& [glyph, rise] : stack.glyphs) {
      box.glyphs.push_back({glyph, {0, -rise * size}, size, color});
    }
    return box;
  }

  /// `box` with its middle on the axis, where minus signs and bars stand.
  [[nodiscard]] FormulaBox on_axis(const FormulaBox& box,
                                   MathStyle style) const {
    const double shift =
        (box.ascent - box.descent) / 2 - constants_.axis_height * em(style);
    FormulaBox result{.width = box.width,
                      .ascent = box.ascent - shift,
                      .descent = box.descent + shift,
                      .italics_correction = box.italics_correction};
    place(result, box, {0, shift});
    return result;
  }

  const MathFont& font_;
  const MathConstants& constants_;
  double size_;
};

}  // namespace

FormulaBox lay_out_formula(const FormulaRow& row, const MathFont& font,
                           double size, const Color& color) {
  return FormulaSetter(font, size).set_row(row, {}, color);
}

}  // namespace owldeck
