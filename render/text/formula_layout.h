#pragma once

#include "render/text/formula.h"
#include "render/text/formula_box.h"
#include "render/text/formula_tree.h"
#include "render/text/math_font.h"

namespace owldeck {

/// Sets `row` in the size, colour and manner of `style`.
/// Source: The TeXbook, appendix G, with the constants of the MATH table.
[[nodiscard]] FormulaBox lay_out_formula(const FormulaRow& row,
                                         const MathFont& font,
                                         const FormulaStyle& style);

}  // namespace owldeck
