#include "render/text/formula_parser.h"

#include <fmt/format.h>

#include "render/text/formula_grammar.h"
#include "render/text/formula_symbols.h"
#include "render/text/utf8.h"

namespace owldeck {
namespace {

/// A subscript or superscript of this many letters is a word and not a product.
constexpr std::size_t kWordLength = 3;

constexpr Symbol kPrime{U'\u2032'};

}  // namespace

std::variant<FormulaRow, FormulaError> FormulaParser::parse() {
  FormulaRow row = read_row();
  if (cursor_.next_is("}")) {
    cursor_.fail(cursor_.position(), "'}' without '{'");
  } else if (cursor_.next_is_command("right")) {
    cursor_.fail(cursor_.position(), "'\\right' without '\\left'");
  }
  if (cursor_.error()) {
    return *cursor_.error();
  }
  return row;
}

FormulaRow FormulaParser::read_row() {
  FormulaRow row;
  while (!at_row_end()) {
    row.push_back(read_atom_with_scripts());
  }
  return row;
}

bool FormulaParser::at_row_end() {
  if (cursor_.at_end() || cursor_.next_is("}") ||
      cursor_.next_is_command("right")) {
    return true;
  }
  return grids_ > 0 && (cursor_.next_is("&") || cursor_.next_is("\\\\") ||
                        cursor_.next_is_command("end"));
}

FormulaNode FormulaParser::read_atom_with_scripts() {
  Scripts scripts;
  if (!cursor_.next_is("_") && !cursor_.next_is("^")) {
    scripts.base.push_back(read_atom());
  }
  while (true) {
    if (cursor_.take("'")) {
      scripts.primes.push_back({kPrime});
    } else if (cursor_.next_is("_") || cursor_.next_is("^")) {
      read_script(scripts);
    } else {
      break;
    }
  }
  if (scripts.sub.empty() && scripts.sup.empty() && scripts.primes.empty() &&
      !scripts.base.empty()) {
    return std::move(scripts.base.front());
  }
  return {std::move(scripts)};
}

void FormulaParser::read_script(Scripts& scripts) {
  const std::size_t start = cursor_.position();
  const bool is_sub = cursor_.take_character() == U'_';
  FormulaRow& script = is_sub ? scripts.sub : scripts.sup;
  if (!script.empty()) {
    cursor_.fail(start, fmt::format("two {}scripts of one symbol",
                                    is_sub ? "sub" : "super"));
    return;
  }
  // `{query}` is a word and set upright; `{ij}` are two indices.
  if (auto word = cursor_.take_word(kWordLength)) {
    script = {{Word{.text = std::move(*word)}}};
  } else {
    script = read_argument(start, is_sub ? "_" : "^");
  }
}

/// What `read` gives, unless it stands too deep for the stack.
template <typename Read>
auto FormulaParser::read_deeper(Read read) -> decltype(read()) {
  if (++depth_ > kDeepestFormula) {
    cursor_.fail(cursor_.position(), "groups are nested too deeply");
    return {};
  }
  auto result = read();
  --depth_;
  return result;
}

FormulaNode FormulaParser::read_atom() {
  return read_deeper([this] { return read_atom_at(cursor_.position()); });
}

FormulaNode FormulaParser::read_atom_at(std::size_t start) {
  if (cursor_.next_is("{")) {
    return {Braced{read_group()}};
  }
  if (cursor_.next_is("\\")) {
    return read_command();
  }
  if (cursor_.take("~")) {
    return {Space{1.0 / 3}};
  }
  const char32_t letter = cursor_.take_character();
  if (const std::optional<Symbol> symbol = symbol_for(letter)) {
    return {*symbol};
  }
  cursor_.fail(start, fmt::format("'{}' means nothing {}", encode_utf8(letter),
                                  letter == U'&' ? "outside of a matrix"
                                                 : "in a formula"));
  return {};
}

/// What stands in the braces that open at the place.
FormulaRow FormulaParser::read_group() {
  const std::size_t start = cursor_.position();
  (void)cursor_.take("{");
  FormulaRow row = read_row();
  if (!cursor_.take("}")) {
    cursor_.fail(start, "'{' without '}'");
    return {};
  }
  return row;
}

FormulaRow FormulaParser::read_argument(std::size_t owner_start,
                                        std::string_view owner) {
  if (at_row_end() || cursor_.next_is("_") || cursor_.next_is("^")) {
    cursor_.fail(owner_start, fmt::format("'{}' lacks its argument", owner));
    return {};
  }
  if (!cursor_.next_is("{")) {
    return {read_atom()};
  }
  const std::size_t start = cursor_.position();
  FormulaRow row = read_deeper([this] { return read_group(); });
  if (row.empty()) {
    cursor_.fail(start, fmt::format("'{}' has an empty argument", owner));
  }
  return row;
}

std::variant<FormulaRow, FormulaError> parse_formula(
    std::string_view tex,
    const std::vector<std::pair<std::string, Color>>& palette) {
  if (tex.size() > kMostFormulaBytes) {
    return FormulaError{0, fmt::format("{} bytes: expected at most {}",
                                       tex.size(), kMostFormulaBytes)};
  }
  return FormulaParser(tex, palette).parse();
}

}  // namespace owldeck
