#pragma once

#include <algorithm>

#include "render/text/formula_box.h"
#include "render/text/formula_tree.h"
#include "render/text/math_font.h"

namespace owldeck {

/// How large and how high a part of a formula is set.
/// Source: The TeXbook, chapter 17.
struct MathStyle {
  bool is_display = true;
  int level = 0;            ///< 0 text, 1 script, 2 script of script
  bool is_cramped = false;  ///< superscripts are raised less

  [[nodiscard]] MathStyle cramped() const { return {is_display, level, true}; }
  [[nodiscard]] MathStyle text() const { return {false, level, is_cramped}; }
  [[nodiscard]] MathStyle superscript() const {
    return {false, std::min(level + 1, 2), is_cramped};
  }
  [[nodiscard]] MathStyle subscript() const { return superscript().cramped(); }
  [[nodiscard]] MathStyle numerator() const {
    return is_display ? text() : superscript();
  }
};

/// How far the baselines of scripts stand from their base's.
struct ScriptShifts {
  double up = 0;
  double down = 0;
};

/// Sets nodes; one colour and style at a time. For the .cc files that define
/// it: formula_layout.cc has rows and single glyphs, formula_fraction.cc,
/// formula_scripts.cc, formula_accent.cc and formula_grid.cc what they say.
/// Source: The TeXbook, appendix G, with the constants of the MATH table.
class FormulaSetter {
 public:
  FormulaSetter(const MathFont& font, double size)
      : font_(font), constants_(font.constants()), size_(size) {}

  FormulaBox set_row(const FormulaRow& row, MathStyle style,
                     const Color& color) const;

 private:
  FormulaBox set_node(const FormulaNode& node, MathStyle style,
                      const Color& color) const;

  /// Page units of one em.
  [[nodiscard]] double em(MathStyle style) const;

  [[nodiscard]] FormulaBox set(const Symbol& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Word& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Fraction& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Root& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Accent& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Barred& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Stacked& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Scripts& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const SizedDelimiter& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Delimited& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Grid& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Colored& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Braced& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] FormulaBox set(const Space& part, MathStyle style,
                               const Color& color) const;
  [[nodiscard]] double numerator_shift(const FormulaBox& numerator,
                                       MathStyle style, double rule_top) const;
  [[nodiscard]] double denominator_shift(const FormulaBox& denominator,
                                         MathStyle style,
                                         double rule_bottom) const;
  /// `sign`, which ends at a bar `rule_top` above the baseline, with a root's
  /// index in its crook.
  [[nodiscard]] FormulaBox with_index(const FormulaBox& sign,
                                      const FormulaBox& index, double rule_top,
                                      double size) const;
  [[nodiscard]] double superscript_shift(const FormulaBox& base,
                                         const FormulaBox& sup,
                                         MathStyle style) const;
  [[nodiscard]] double subscript_shift(const FormulaBox& base,
                                       const FormulaBox& sub,
                                       double size) const;
  [[nodiscard]] ScriptShifts separated(ScriptShifts shifts,
                                       const FormulaBox& sub,
                                       const FormulaBox& sup,
                                       double size) const;
  [[nodiscard]] FormulaBox set_limits(const FormulaBox& base,
                                      const FormulaBox& below,
                                      const FormulaBox& above,
                                      double size) const;
  /// A delimiter at least `height` page units tall; nothing for 0.
  [[nodiscard]] FormulaBox set_delimiter(char32_t code, double height,
                                         MathStyle style,
                                         const Color& color) const;
  /// `body` between delimiters as tall as it.
  [[nodiscard]] FormulaBox enclosed(const FormulaBox& body, char32_t left,
                                    char32_t right, MathStyle style,
                                    const Color& color) const;
  [[nodiscard]] static FormulaBox set_stack(const GlyphStack& stack,
                                            double size, const Color& color);
  /// `box` with its middle on the axis, where minus signs and bars stand.
  [[nodiscard]] FormulaBox on_axis(const FormulaBox& box,
                                   MathStyle style) const;

  const MathFont& font_;
  const MathConstants& constants_;
  double size_;
};

}  // namespace owldeck
