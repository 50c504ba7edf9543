#include "render/text/formula_row.h"

#include <array>
#include <cstdlib>

namespace owldeck {
namespace {

/// Space between neighbours in eighteenths of an em; negative if scripts do
/// without it. Rows are the left atom, columns the right one.
/// Source: The TeXbook, chapter 18; pairs that cannot occur are 0.
constexpr std::array<std::array<int, 8>, 8> kSpacing{{
    {0, 3, -4, -5, 0, 0, 0, -3},      // Ordinary
    {3, 3, 0, -5, 0, 0, 0, -3},       // Operator
    {-4, -4, 0, 0, -4, 0, 0, -4},     // Binary
    {-5, -5, 0, 0, -5, 0, 0, -5},     // Relation
    {0, 0, 0, 0, 0, 0, 0, 0},         // Open
    {0, 3, -4, -5, 0, 0, 0, -3},      // Close
    {-3, -3, 0, -3, -3, -3, -3, -3},  // Punctuation
    {-3, 3, -4, -5, -3, 0, -3, -3},   // Inner
}};

/// Whether the node, without its scripts, stands between growing delimiters.
bool is_delimited(const FormulaNode& node) {
  if (const auto* scripts = std::get_if<Scripts>(&node.value)) {
    return !scripts->base.empty() && is_delimited(scripts->base.front());
  }
  return std::holds_alternative<Delimited>(node.value);
}

std::optional<Atom> atom_of(const FormulaNode& node);

std::optional<Atom> atom_of_single(const FormulaRow& row) {
  return row.size() == 1 ? atom_of(row.front()) : Atom::Ordinary;
}

struct AtomOf {
  std::optional<Atom> operator()(const Symbol& symbol) { return symbol.atom; }
  std::optional<Atom> operator()(const Word& word) { return word.atom; }
  std::optional<Atom> operator()(const Fraction&) { return Atom::Inner; }
  std::optional<Atom> operator()(const Root&) { return Atom::Ordinary; }
  std::optional<Atom> operator()(const Accent&) { return Atom::Ordinary; }
  std::optional<Atom> operator()(const Barred&) { return Atom::Ordinary; }
  std::optional<Atom> operator()(const Stacked& stacked) {
    return atom_of_single(stacked.base);
  }
  std::optional<Atom> operator()(const SizedDelimiter& delimiter) {
    return delimiter.atom;
  }
  std::optional<Atom> operator()(const Grid&) { return Atom::Inner; }
  std::optional<Atom> operator()(const Scripts& scripts) {
    return atom_of_single(scripts.base);
  }
  std::optional<Atom> operator()(const Delimited&) { return Atom::Inner; }
  std::optional<Atom> operator()(const Colored& colored) {
    return atom_of_single(colored.body);
  }
  std::optional<Atom> operator()(const Braced&) { return Atom::Ordinary; }
  std::optional<Atom> operator()(const Space&) { return std::nullopt; }
};

std::optional<Atom> atom_of(const FormulaNode& node) {
  return std::visit(AtomOf{}, node.value);
}

void flatten(const FormulaRow& row, const Color& color,
             std::vector<RowItem>& items) {
  for (const FormulaNode& node : row) {
    if (const auto* colored = std::get_if<Colored>(&node.value)) {
      flatten(colored->body, colored->color, items);
    } else if (is_delimited(node)) {
      items.push_back({&node, Atom::Open, Atom::Close, color});
    } else {
      items.push_back({&node, atom_of(node), atom_of(node), color});
    }
  }
}

void make_ordinary(RowItem& item) {
  item.to_left = Atom::Ordinary;
  item.to_right = Atom::Ordinary;
}

/// Whether a sign behind `before` has nothing to its left.
bool lacks_left_operand(const std::optional<Atom>& before) {
  return !before || *before == Atom::Binary || *before == Atom::Operator ||
         *before == Atom::Relation || *before == Atom::Open ||
         *before == Atom::Punctuation;
}

void demote_signs(std::vector<RowItem>& items) {
  std::optional<Atom> before;
  RowItem* sign = nullptr;  // the item before, if it is Binary
  for (RowItem& item : items) {
    if (!item.to_left) {
      continue;
    }
    if (item.to_left == Atom::Binary && lacks_left_operand(before)) {
      make_ordinary(item);
    }
    if (sign != nullptr &&
        (item.to_left == Atom::Relation || item.to_left == Atom::Close ||
         item.to_left == Atom::Punctuation)) {
      make_ordinary(*sign);
    }
    sign = item.to_right == Atom::Binary ? &item : nullptr;
    before = item.to_right;
  }
  if (sign != nullptr) {
    make_ordinary(*sign);
  }
}

}  // namespace

std::vector<RowItem> row_items(const FormulaRow& row, const Color& color) {
  std::vector<RowItem> items;
  flatten(row, color, items);
  demote_signs(items);
  return items;
}

double space_between(Atom left, Atom right, bool is_script) {
  const int units = kSpacing.at(static_cast<std::size_t>(left))
                        .at(static_cast<std::size_t>(right));
  return units < 0 && is_script ? 0 : std::abs(units) / 18.0;
}

}  // namespace owldeck
