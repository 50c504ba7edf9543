#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "render/text/formula_alphabets.h"
#include "render/text/formula_grammar.h"
#include "render/text/formula_symbols.h"
#include "render/text/suggestion.h"
#include "render/text/utf8.h"

namespace owldeck {
namespace {

/// A command that takes arguments, and what reads them.
struct Structure {
  std::string_view name;
  FormulaNode (FormulaParser::*read)(const FormulaParser::Command&);
};

constexpr std::array kStructures{
    Structure{"frac", &FormulaParser::read_fraction},
    Structure{"dfrac", &FormulaParser::read_fraction},
    Structure{"tfrac", &FormulaParser::read_fraction},
    Structure{"binom", &FormulaParser::read_binomial},
    Structure{"sqrt", &FormulaParser::read_root},
    Structure{"text", &FormulaParser::read_upright},
    Structure{"mathrm", &FormulaParser::read_upright},
    Structure{"operatorname", &FormulaParser::read_operator},
    Structure{"left", &FormulaParser::read_delimited},
    Structure{"big", &FormulaParser::read_sized},
    Structure{"Big", &FormulaParser::read_sized},
    Structure{"bigg", &FormulaParser::read_sized},
    Structure{"Bigg", &FormulaParser::read_sized},
    Structure{"bigl", &FormulaParser::read_sized},
    Structure{"Bigl", &FormulaParser::read_sized},
    Structure{"biggl", &FormulaParser::read_sized},
    Structure{"Biggl", &FormulaParser::read_sized},
    Structure{"bigr", &FormulaParser::read_sized},
    Structure{"Bigr", &FormulaParser::read_sized},
    Structure{"biggr", &FormulaParser::read_sized},
    Structure{"Biggr", &FormulaParser::read_sized},
    Structure{"color", &FormulaParser::read_colored},
    Structure{"textcolor", &FormulaParser::read_colored},
    Structure{"overline", &FormulaParser::read_barred},
    Structure{"underline", &FormulaParser::read_barred},
    Structure{"overset", &FormulaParser::read_stacked},
    Structure{"underset", &FormulaParser::read_stacked},
    Structure{"begin", &FormulaParser::read_grid},
    Structure{"end", &FormulaParser::read_stray},
    Structure{"\\", &FormulaParser::read_stray},
};

struct NamedSpace {
  std::string_view name;
  double ems;
};

constexpr std::array kSpaces{
    NamedSpace{",", 3.0 / 18}, NamedSpace{":", 4.0 / 18},
    NamedSpace{";", 5.0 / 18}, NamedSpace{"!", -3.0 / 18},
    NamedSpace{" ", 1.0 / 3},  NamedSpace{"quad", 1},
    NamedSpace{"qquad", 2},
};

struct AccentCommand {
  std::string_view name;
  char32_t code;
  bool is_wide = false;
};

constexpr std::array kAccents{
    AccentCommand{"hat", U'\u0302'},
    AccentCommand{"widehat", U'\u0302', true},
    AccentCommand{"bar", U'\u0304'},
    AccentCommand{"tilde", U'\u0303'},
    AccentCommand{"widetilde", U'\u0303', true},
    AccentCommand{"vec", U'\u20D7'},
    AccentCommand{"dot", U'\u0307'},
    AccentCommand{"ddot", U'\u0308'},
    AccentCommand{"check", U'\u030C'},
    AccentCommand{"breve", U'\u0306'},
};

struct Environment {
  std::string_view name;
  char32_t left = 0;
  char32_t right = 0;
  GridColumns columns = GridColumns::Centered;
};

constexpr std::array kEnvironments{
    Environment{"matrix"},
    Environment{"bmatrix", U'[', U']'},
    Environment{"pmatrix", U'(', U')'},
    Environment{"Bmatrix", U'{', U'}'},
    Environment{"vmatrix", U'|', U'|'},
    Environment{"Vmatrix", U'\u2016', U'\u2016'},
    Environment{"cases", U'{', 0, GridColumns::Left},
    Environment{"aligned", 0, 0, GridColumns::Aligned},
};

/// The entry of `table` with `name`, or null.
template <typename Table>
auto* find_named(const Table& table, std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(),
                   [&](const auto& entry) { return entry.name == name; });
  return found == table.end() ? nullptr : &*found;
}

template <typename Table>
void add_names(const Table& table, std::vector<std::string_view>& names) {
  for (const auto& entry : table) {
    names.push_back(entry.name);
  }
}

std::vector<std::string_view> known_commands() {
  std::vector<std::string_view> known;
  add_names(kStructures, known);
  known.push_back("right");
  add_names(kAccents, known);
  add_names(alphabet_commands(), known);
  add_names(symbol_commands(), known);
  add_names(word_commands(), known);
  return known;
}

/// Puts nothing before the sign that a right side starts with, so that it has
/// a neighbour to keep its space from.
void begin_right_sides(std::vector<std::vector<FormulaRow>>& rows) {
  for (std::vector<FormulaRow>& row : rows) {
    for (std::size_t i = 1; i < row.size(); i += 2) {
      row[i].insert(row[i].begin(), {Braced{}});
    }
  }
}

/// How tall `\big` and its kin are, in ems.
double height_of(std::string_view name) {
  if (name.starts_with("bigg")) {
    return 2.4;
  }
  if (name.starts_with("Bigg")) {
    return 3;
  }
  return name.starts_with("Big") ? 1.8 : 1.2;
}

/// `\bigl` opens, `\bigr` closes, `\big` does what its delimiter does.
Atom atom_of(std::string_view name, const Symbol& delimiter) {
  switch (name.back()) {
    case 'l':
      return Atom::Open;
    case 'r':
      return Atom::Close;
    default:
      return delimiter.atom;
  }
}

}  // namespace

FormulaNode FormulaParser::read_command() {
  const std::size_t start = cursor_.position();
  const std::string_view name = cursor_.take_name();
  const Command command{name, start, cursor_.since(start)};
  if (const auto* symbol = find_named(symbol_commands(), name)) {
    return {symbol->symbol};
  }
  if (const auto* word = find_named(word_commands(), name)) {
    return {Word{std::string(name), Atom::Operator, word->has_limits}};
  }
  if (const auto* space = find_named(kSpaces, name)) {
    return {Space{space->ems}};
  }
  if (const auto* accent = find_named(kAccents, name)) {
    return {Accent{accent->code, accent->is_wide, read_argument(command)}};
  }
  if (const auto* alphabet = find_named(alphabet_commands(), name)) {
    return read_letters(command, alphabet->alphabet);
  }
  if (const auto* structure = find_named(kStructures, name)) {
    return (this->*structure->read)(command);
  }
  cursor_.fail(start, fmt::format("unknown command '{}'{}", command.text,
                                  suggestion(name, "\\", known_commands())));
  return {};
}

FormulaNode FormulaParser::read_fraction(const Command& command) {
  Fraction fraction;
  fraction.numerator = read_argument(command);
  fraction.denominator = read_argument(command);
  if (command.name != "frac") {
    fraction.is_display = command.name == "dfrac";
  }
  return {std::move(fraction)};
}

FormulaNode FormulaParser::read_binomial(const Command& command) {
  Fraction fraction{.has_bar = false};
  fraction.numerator = read_argument(command);
  fraction.denominator = read_argument(command);
  return {Delimited{U'(', U')', {{std::move(fraction)}}}};
}

FormulaNode FormulaParser::read_root(const Command& command) {
  Root root;
  if (cursor_.take("[")) {
    while (!at_row_end() && !cursor_.next_is("]")) {
      root.index.push_back(read_atom_with_scripts());
    }
    if (!cursor_.take("]")) {
      cursor_.fail(command.start, "'\\sqrt[' without ']'");
    }
  }
  root.body = read_argument(command);
  return {std::move(root)};
}

FormulaNode FormulaParser::read_upright(const Command& command) {
  return {Word{.text = cursor_.take_text(command.start, command.text)}};
}

FormulaNode FormulaParser::read_operator(const Command& command) {
  const bool has_limits = cursor_.take("*");
  return {Word{cursor_.take_text(command.start, command.text), Atom::Operator,
               has_limits}};
}

FormulaNode FormulaParser::read_letters(const Command& command,
                                        Alphabet alphabet) {
  const std::string typed = cursor_.take_text(command.start, command.text);
  Braced letters;
  for (std::size_t at = 0; at < typed.size(); ++at) {
    const std::optional<char32_t> code = letter_in(alphabet, typed[at]);
    if (!code) {
      cursor_.fail(command.start,
                   fmt::format("'{}' has no letter '{}'", command.text,
                               encode_utf8(decode_utf8(typed, at))));
      return {};
    }
    letters.body.push_back({Symbol{*code}});
  }
  if (letters.body.empty()) {
    cursor_.fail(command.start,
                 fmt::format("'{}' has an empty argument", command.text));
    return {};
  }
  if (letters.body.size() == 1) {
    return std::move(letters.body.front());
  }
  return {std::move(letters)};
}

FormulaNode FormulaParser::read_colored(const Command& command) {
  const std::string name = cursor_.take_text(command.start, command.text);
  const auto found =
      std::find_if(palette_.begin(), palette_.end(),
                   [&](const auto& entry) { return entry.first == name; });
  if (found == palette_.end()) {
    cursor_.fail(command.start,
                 fmt::format("unknown colour '{}'{}", name,
                             suggestion(name, "", palette_names())));
    return {};
  }
  return {Colored{found->second, read_argument(command)}};
}

std::vector<std::string_view> FormulaParser::palette_names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, color] : palette_) {
    names.push_back(name);
  }
  return names;
}

FormulaNode FormulaParser::read_delimited(const Command& command) {
  Delimited delimited;
  delimited.left = read_delimiter(command).code;
  // A cell of a matrix ends behind `\right`, not before.
  const int grids = std::exchange(grids_, 0);
  delimited.body = read_row();
  grids_ = grids;
  if (!cursor_.next_is_command("right")) {
    cursor_.fail(command.start, "'\\left' without '\\right'");
    return {};
  }
  const std::size_t right = cursor_.position();
  const std::string_view name = cursor_.take_name();
  delimited.right = read_delimiter({name, right, cursor_.since(right)}).code;
  return {std::move(delimited)};
}

FormulaNode FormulaParser::read_sized(const Command& command) {
  const Symbol delimiter = read_delimiter(command);
  return {SizedDelimiter{delimiter.code, atom_of(command.name, delimiter),
                         height_of(command.name)}};
}

/// A character or command that opens or closes; `.` for none.
Symbol FormulaParser::read_delimiter(const Command& owner) {
  constexpr std::string_view kPlain = "()[]|/";
  if (cursor_.take(".")) {
    return {};
  }
  for (const char plain : kPlain) {
    if (cursor_.take(std::string_view(&plain, 1))) {
      return *symbol_for(static_cast<char32_t>(plain));
    }
  }
  if (cursor_.next_is("\\")) {
    const SymbolCommand* const command =
        find_named(symbol_commands(), cursor_.take_name());
    if (command != nullptr && command->is_delimiter) {
      return command->symbol;
    }
  }
  cursor_.fail(owner.start,
               fmt::format("'{}' needs a delimiter such as '('", owner.text));
  return {};
}

FormulaNode FormulaParser::read_barred(const Command& command) {
  return {Barred{command.name == "underline", read_argument(command)}};
}

FormulaNode FormulaParser::read_stacked(const Command& command) {
  Stacked stacked;
  (command.name == "overset" ? stacked.above : stacked.below) =
      read_argument(command);
  stacked.base = read_argument(command);
  return {std::move(stacked)};
}

FormulaNode FormulaParser::read_grid(const Command& command) {
  const std::string name = cursor_.take_text(command.start, command.text);
  const Environment* const environment = find_named(kEnvironments, name);
  if (environment == nullptr) {
    std::vector<std::string_view> known;
    add_names(kEnvironments, known);
    cursor_.fail(command.start, fmt::format("unknown environment '{}'{}", name,
                                            suggestion(name, "", known)));
    return {};
  }
  Grid grid{environment->left, environment->right, environment->columns, {}};
  grid.rows = read_cells(command, name);
  if (grid.columns == GridColumns::Aligned) {
    begin_right_sides(grid.rows);
  }
  return {std::move(grid)};
}

/// The cells up to the `\end` of environment `name`.
std::vector<std::vector<FormulaRow>> FormulaParser::read_cells(
    const Command& command, std::string_view name) {
  std::vector<std::vector<FormulaRow>> rows{{}};
  ++grids_;
  while (true) {
    rows.back().push_back(read_row());
    if (cursor_.take("\\\\")) {
      rows.emplace_back();
    } else if (!cursor_.take("&")) {
      break;
    }
  }
  --grids_;
  // A row of nothing behind the last `\\`.
  if (rows.back().size() == 1 && rows.back().front().empty()) {
    rows.pop_back();
  }
  const std::size_t end = cursor_.position();
  if (!cursor_.next_is_command("end")) {
    cursor_.fail(command.start,
                 fmt::format("'\\begin{{{0}}}' without '\\end{{{0}}}'", name));
    return {};
  }
  (void)cursor_.take_name();
  const std::string closed = cursor_.take_text(end, "\\end");
  if (closed != name) {
    cursor_.fail(
        end, fmt::format("'\\end{{{}}}' closes '\\begin{{{}}}'", closed, name));
  }
  return rows;
}

FormulaNode FormulaParser::read_stray(const Command& command) {
  cursor_.fail(command.start, command.name == "end"
                                  ? "'\\end' without '\\begin'"
                                  : "'\\\\' means nothing outside of a matrix");
  return {};
}

}  // namespace owldeck
