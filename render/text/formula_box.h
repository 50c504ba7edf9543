#pragma once

#include <vector>

#include "render/scene/scene.h"
#include "render/text/math_font.h"

namespace owldeck {

/// A glyph with its origin at `origin`, drawn at `size` page units of the em.
struct FormulaGlyph {
  GlyphId glyph = 0;
  Point origin;
  double size = 0;
  Color color;
};

/// The bar of a fraction or a root.
struct FormulaRule {
  Rect rect;
  Color color;
};

/// A set formula. Units: page units around a baseline at y = 0, y down.
struct FormulaBox {
  double width = 0;
  double ascent = 0;   ///< above the baseline
  double descent = 0;  ///< below the baseline
  /// How far a last glyph leans over the width.
  double italics_correction = 0;
  /// A single glyph's scripts keep their usual height.
  bool is_glyph = false;
  std::vector<FormulaGlyph> glyphs;
  std::vector<FormulaRule> rules;
  /// Characters that the font lacks.
  std::vector<char32_t> missing;
};

/// Puts `part` into `box`, its baseline's start at `at`.
void place(FormulaBox& box, const FormulaBox& part, Point at);

/// Puts `part` behind what `box` holds.
void append(FormulaBox& box, const FormulaBox& part);

}  // namespace owldeck
