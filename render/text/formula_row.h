#pragma once

#include <optional>
#include <vector>

#include "render/text/formula_tree.h"

namespace owldeck {

/// A node of a row with what the groups around it say.
struct RowItem {
  const FormulaNode* node = nullptr;
  /// What the node is to its neighbours; nothing for a space. They differ for
  /// growing delimiters, which keep as close as those that do not grow, so that
  /// `softmax(x)` is one word.
  std::optional<Atom> to_left{};
  std::optional<Atom> to_right{};
  Color color{};
};

/// The nodes of `row` and of the coloured groups in it, which change no space
/// around them. A sign that lacks an operand, as in `-1`, is no Binary.
[[nodiscard]] std::vector<RowItem> row_items(const FormulaRow& row,
                                             const Color& color);

/// The space between neighbours, in ems.
/// Source: The TeXbook, chapter 18.
[[nodiscard]] double space_between(Atom left, Atom right, bool is_script);

}  // namespace owldeck
