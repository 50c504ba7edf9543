#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "render/scene/scene.h"

namespace owldeck {

/// How deep groups nest in a formula, of which a slide's has ten at most, and
/// its longest source.
inline constexpr int kDeepestFormula = 48;
inline constexpr std::size_t kMostFormulaBytes = std::size_t{4} << 10;

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

/// How a formula is set. Units: `size` in page units of the em.
struct FormulaStyle {
  double size = 44;
  Color color;
  /// Names and colours that `\color` may use.
  std::vector<std::pair<std::string, Color>> palette;
  /// On a line of its own; otherwise sums and fractions are lower, so that they
  /// fit a line of text.
  bool display = true;
};

/// Sets the TeX subset that slides need:
/// - letters (italic), digits, operators (`-` is a minus sign), `_`, `^`, `'`;
/// - Greek letters, the symbols and words of formula_symbols.h (`\cdot`,
///   `\infty`, `\top`, `\sum`, `\max`), `\text{}`, `\operatorname{}` (with `*`
///   its subscript stands below it), the alphabets `\mathbf`, `\boldsymbol`,
///   `\mathcal`, `\mathbb`;
/// - `\frac{}{}` (`\dfrac`, `\tfrac`), `\binom{}{}`, `\sqrt[]{}`, accents
///   (`\hat`, `\bar`, `\tilde`, `\vec`, `\dot`, `\widehat` ...), `\overline`,
///   `\underline`, `\overset`, `\underset`;
/// - `\begin{}` and `\end{}` of `matrix`, `bmatrix`, `pmatrix`, `vmatrix`,
///   `cases` and `aligned`, with `&` and `\\`;
/// - `\left` and `\right`, `\big` to `\Bigg`, with one of `( ) [ ] | / .`,
///   `\{ \} \| \langle \rangle \lfloor \rfloor \lceil \rceil`;
/// - spaces (`\,` to `\qquad`, `~`), and `\color{name}{...}` with a name of the
///   palette.
/// Two things are not as in TeX: a script of three letters or more, such as
/// `W_{query}`, is a word and upright, and growing delimiters keep as close to
/// their neighbours as those that do not grow. Reports: throws RenderError if
/// the mathematical font is not installed. Source: OpenType MATH table, read
/// through HarfBuzz.
[[nodiscard]] std::variant<FormulaLayout, FormulaError> set_formula(
    std::string_view tex, const FormulaStyle& style);

}  // namespace owldeck
