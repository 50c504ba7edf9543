#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "render/scene/color.h"

/// A parsed formula: what the source says, before anything is placed.
namespace owldeck {

/// What a part of a formula is to its neighbours; it decides the space between.
/// Source: The TeXbook, chapter 17.
enum class Atom : std::uint8_t {
  Ordinary,
  Operator,
  Binary,
  Relation,
  Open,
  Close,
  Punctuation,
  Inner,  ///< a fraction or what stands between growing delimiters
};

struct FormulaNode;
using FormulaRow = std::vector<FormulaNode>;

/// One character of the mathematical font.
struct Symbol {
  char32_t code = 0;
  Atom atom = Atom::Ordinary;
  bool is_large = false;  ///< larger in display style, as a sum is
};

/// Upright text, such as `softmax`.
struct Word {
  std::string text;
  Atom atom = Atom::Ordinary;
  bool has_limits = false;  ///< its subscript stands below it, as of `max`
};

struct Fraction {
  FormulaRow numerator;
  FormulaRow denominator;
};

struct Root {
  FormulaRow body;
};

/// `base` has one node, or none in `{}_i`.
struct Scripts {
  FormulaRow base;
  FormulaRow sub;
  FormulaRow sup;
};

/// Delimiters as tall as `body`; 0 stands for no delimiter.
struct Delimited {
  char32_t left = 0;
  char32_t right = 0;
  FormulaRow body;
};

struct Colored {
  Color color;
  FormulaRow body;
};

/// What stands in braces: one Ordinary to its neighbours.
struct Braced {
  FormulaRow body;
};

struct Space {
  double ems = 0;
};

struct FormulaNode {
  std::variant<Symbol, Word, Fraction, Root, Scripts, Delimited, Colored,
               Braced, Space>
      value;
};

}  // namespace owldeck
