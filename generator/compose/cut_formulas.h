#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// A formula of a text, without its dollar signs.
struct CutFormula {
  std::string tex;
  bool display = false;  ///< between `$$`
  friend bool operator==(const CutFormula&, const CutFormula&) = default;
};

/// Markdown with a zero byte, which no deck has, in place of each formula.
struct CutText {
  std::string markdown;
  std::vector<CutFormula> formulas;
};

/// Takes the formulas out of `markdown`, so that no `_` or `\\` of theirs is
/// read as Markdown. A formula stands between `$` and `$` with no space inside
/// of them and no digit behind (so `$5 and $6` are prices), or between `$$` and
/// `$$`; it ends with its paragraph. `\$` and what stands in code are left.
[[nodiscard]] CutText cut_formulas(std::string_view markdown);

}  // namespace owldeck
