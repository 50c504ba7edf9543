#pragma once

#include <cstdint>
#include <optional>
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
  bool has_bar = true;
  /// Large or small whatever stands around it; nothing for what that asks.
  std::optional<bool> is_display{};
};

struct Root {
  FormulaRow body;
  FormulaRow index;  ///< empty for a square root
};

/// A mark above its body, such as a hat.
struct Accent {
  char32_t code = 0;
  bool is_wide = false;  ///< as wide as its body
  FormulaRow body;
};

/// A line over or under its body.
struct Barred {
  bool is_below = false;
  FormulaRow body;
};

/// Small rows above and below a base.
struct Stacked {
  FormulaRow base;
  FormulaRow below;
  FormulaRow above;
};

/// A delimiter of a size of its own.
struct SizedDelimiter {
  char32_t code = 0;
  Atom atom = Atom::Ordinary;
  double height = 0;  ///< ems
};

enum class GridColumns : std::uint8_t {
  Centered,  ///< of a matrix
  Left,      ///< of cases
  Aligned,   ///< right and left in turn, of equations
};

/// Rows of cells between delimiters; 0 stands for no delimiter.
struct Grid {
  char32_t left = 0;
  char32_t right = 0;
  GridColumns columns = GridColumns::Centered;
  std::vector<std::vector<FormulaRow>> rows;
};

/// `base` has one node, or none in `{}_i`.
struct Scripts {
  FormulaRow base;
  FormulaRow sub;
  FormulaRow sup;
  FormulaRow primes;  ///< high by themselves
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
  std::variant<Symbol, Word, Fraction, Root, Accent, Barred, Stacked, Scripts,
               SizedDelimiter, Delimited, Grid, Colored, Braced, Space>
      value;
};

}  // namespace owldeck
