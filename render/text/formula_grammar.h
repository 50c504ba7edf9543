#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "render/text/formula_alphabets.h"
#include "render/text/formula_cursor.h"
#include "render/text/formula_tree.h"

namespace owldeck {

/// Reads a formula by recursive descent. For the .cc files that define it:
/// formula_parser.cc has rows, atoms and arguments, formula_structures.cc the
/// commands that take arguments.
class FormulaParser {
 public:
  FormulaParser(std::string_view tex,
                const std::vector<std::pair<std::string, Color>>& palette)
      : cursor_(tex), palette_(palette) {}

  std::variant<FormulaRow, FormulaError> parse();

  /// A command's name, where its backslash is, and both as the user wrote them.
  struct Command {
    std::string_view name;
    std::size_t start = 0;
    std::string_view text;
  };

  FormulaNode read_fraction(const Command& command);
  FormulaNode read_binomial(const Command& command);
  FormulaNode read_root(const Command& command);
  FormulaNode read_upright(const Command& command);
  FormulaNode read_operator(const Command& command);
  FormulaNode read_delimited(const Command& command);
  FormulaNode read_sized(const Command& command);
  FormulaNode read_colored(const Command& command);
  FormulaNode read_barred(const Command& command);
  FormulaNode read_stacked(const Command& command);
  FormulaNode read_grid(const Command& command);
  FormulaNode read_stray(const Command& command);

 private:
  FormulaRow read_row();
  [[nodiscard]] bool at_row_end();
  FormulaNode read_atom_with_scripts();
  void read_script(Scripts& scripts);
  FormulaNode read_atom();
  FormulaNode read_atom_at(std::size_t start);
  FormulaRow read_group();
  /// A group, or the one atom that may stand without braces, after `owner`.
  FormulaRow read_argument(std::size_t owner_start, std::string_view owner);
  FormulaRow read_argument(const Command& command) {
    return read_argument(command.start, command.text);
  }
  template <typename Read>
  auto read_deeper(Read read) -> decltype(read());

  FormulaNode read_command();
  FormulaNode read_letters(const Command& command, Alphabet alphabet);
  Symbol read_delimiter(const Command& owner);
  std::vector<std::vector<FormulaRow>> read_cells(const Command& command,
                                                  std::string_view name);
  [[nodiscard]] std::vector<std::string_view> palette_names() const;

  FormulaCursor cursor_;
  const std::vector<std::pair<std::string, Color>>& palette_;
  int depth_ = 0;
  int grids_ = 0;  ///< that the place is in
};

}  // namespace owldeck
