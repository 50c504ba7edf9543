#pragma once

#include "render/text/formula_box.h"
#include "render/text/formula_tree.h"
#include "render/text/math_font.h"

namespace owldeck {

/// Sets `row` in display style at `size` page units of the em.
/// Source: The TeXbook, appendix G, with the constants of the MATH table.
[[nodiscard]] FormulaBox lay_out_formula(const FormulaRow& row,
                                         const MathFont& font, double size,
                                         const Color& color);

}  // namespace owldeck
