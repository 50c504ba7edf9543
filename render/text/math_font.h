#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "render/scene/scene.h"

typedef struct hb_font_t hb_font_t;

namespace owldeck {

/// Lengths of a mathematical font that rule how formulas are set. Units: ems.
/// Source: OpenType specification, MATH table, MathConstants.
struct MathConstants {
  double script_scale = 0;         ///< size of scripts, 0..1
  double script_script_scale = 0;  ///< size of scripts of scripts, 0..1
  double axis_height = 0;          ///< of minus signs and fraction bars
  double display_operator_min_height = 0;

  double subscript_shift_down = 0;
  double subscript_top_max = 0;
  double subscript_baseline_drop_min = 0;
  double superscript_shift_up = 0;
  double superscript_shift_up_cramped = 0;
  double superscript_bottom_min = 0;
  double superscript_baseline_drop_max = 0;
  double superscript_bottom_max_with_subscript = 0;
  double sub_superscript_gap_min = 0;
  double space_after_script = 0;

  double upper_limit_gap_min = 0;
  double upper_limit_baseline_rise_min = 0;
  double lower_limit_gap_min = 0;
  double lower_limit_baseline_drop_min = 0;

  double numerator_shift_up = 0;
  double numerator_display_shift_up = 0;
  double numerator_gap_min = 0;
  double numerator_display_gap_min = 0;
  double fraction_rule_thickness = 0;
  double denominator_shift_down = 0;
  double denominator_display_shift_down = 0;
  double denominator_gap_min = 0;
  double denominator_display_gap_min = 0;

  double radical_gap = 0;
  double radical_display_gap = 0;
  double radical_rule_thickness = 0;
  double radical_extra_ascender = 0;
  double radical_kern_before_degree = 0;
  double radical_kern_after_degree = 0;
  /// How high a root's index stands, as a share of the sign's height.
  double radical_degree_raise = 0;

  double accent_base_height = 0;  ///< of what an accent stands on unmoved
  double overbar_gap = 0;
  double overbar_rule_thickness = 0;
  double overbar_extra_ascender = 0;
  double underbar_gap = 0;
  double underbar_rule_thickness = 0;
  double underbar_extra_descender = 0;
};

using GlyphId = std::uint32_t;

/// Units: ems; `ascent` above and `descent` below the baseline.
struct GlyphMetrics {
  double advance = 0;
  double ascent = 0;
  double descent = 0;
  /// How far the glyph leans over what follows it.
  double italics_correction = 0;
};

/// A glyph of a stack, with its baseline `rise` ems above the stack's.
struct StackedGlyph {
  GlyphId glyph = 0;
  double rise = 0;
};

/// One glyph, or several that overlap to a taller one.
struct GlyphStack {
  std::vector<StackedGlyph> glyphs;
  GlyphMetrics metrics;
};

/// Latin Modern Math with its MATH table.
/// Reports: throws RenderError, naming the Debian package, if it is not
/// installed.
class MathFont {
 public:
  MathFont();

  [[nodiscard]] const MathConstants& constants() const { return constants_; }
  /// The glyph of a character, if the font has one.
  [[nodiscard]] std::optional<GlyphId> find(char32_t letter) const;
  [[nodiscard]] GlyphMetrics metrics(GlyphId glyph) const;
  /// The smallest form of `glyph` that is at least `height` ems tall: a variant
  /// or, if all are too small, an assembly of parts.
  [[nodiscard]] GlyphStack stretch(GlyphId glyph, double height) const;
  /// The widest form of `glyph` that is at most `width` ems wide, or the glyph.
  [[nodiscard]] GlyphId widen(GlyphId glyph, double width) const;
  /// How far right of its origin an accent stands on, or hangs from, `glyph`.
  [[nodiscard]] double accent_attachment(GlyphId glyph) const;
  /// The glyph's outline in ems around its origin, y down.
  [[nodiscard]] std::vector<Segment> outline(GlyphId glyph) const;
  /// The glyphs of upright text, each with its advance in ems, kerned.
  [[nodiscard]] std::vector<std::pair<GlyphId, double>> shape_word(
      const std::string& text) const;

 private:
  struct FontDeleter {
    void operator()(hb_font_t* font) const;
  };
  [[nodiscard]] double ems(int font_units) const;
  [[nodiscard]] GlyphStack assemble(GlyphId glyph, double height) const;

  std::unique_ptr<hb_font_t, FontDeleter> font_;
  double units_per_em_ = 1000;
  MathConstants constants_;
};

}  // namespace owldeck
