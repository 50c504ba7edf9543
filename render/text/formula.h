#pragma once

#include <string>
#include <string_view>

#include "render/scene/scene.h"

namespace owldeck {

/// A formula set as mathematics: paths around a baseline at y = 0.
struct FormulaLayout {
  Group group;  ///< role Formula; alt is a spoken form of the source
  double width = 0;
  double ascent = 0;   ///< above the baseline
  double descent = 0;  ///< below the baseline
};

/// What a formula may not say, with the byte it stands at.
struct FormulaError {
  std::size_t offset = 0;
  std::string message;
};

/// Sets the TeX subset that slides need: letters (italic), digits, operators,
/// `\frac{}{}`, `\sqrt{}`, `_` and `^`, `\text{}`, `\operatorname{}`, `\left(
/// \right)`, `\cdot`, `\infty`, `\top`, Greek letters, `\color{name}{...}`
/// where `color_of` maps the name (a meaning such as `flow`) to a colour.
/// Units: `size` in page units of the em.
/// Source: OpenType MATH table, read through HarfBuzz.
struct FormulaStyle {
  double size = 44;
  Color color;
  /// Names and colours that `\color` may use.
  std::vector<std::pair<std::string, Color>> palette;
};
[[nodiscard]] std::variant<FormulaLayout, FormulaError> set_formula(
    std::string_view tex, const FormulaStyle& style);

}  // namespace owldeck
