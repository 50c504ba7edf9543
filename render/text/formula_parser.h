#pragma once

#include <string_view>
#include <variant>

#include "render/text/formula.h"
#include "render/text/formula_tree.h"

namespace owldeck {

/// Reads the TeX subset of formula.h; `palette` names the colours that `\color`
/// may use.
[[nodiscard]] std::variant<FormulaRow, FormulaError> parse_formula(
    std::string_view tex,
    const std::vector<std::pair<std::string, Color>>& palette);

}  // namespace owldeck
