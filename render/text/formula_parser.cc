#include "render/text/formula_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/text/formula_symbols.h"
#include "render/text/suggestion.h"
#include "render/text/utf8.h"

namespace owldeck {
namespace {

/// Atoms and arguments within each other; a slide's formula needs ten at most.
constexpr int kDepthLimit = 48;

/// A subscript or superscript of this many letters is a word and not a product.
constexpr std::size_t kWordLength = 3;

constexpr std::array<std::string_view, 9> kStructures{
    "frac",   "sqrt", "text",  "mathrm", "operatorname",
    "mathbb", "left", "right", "color"};

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

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// The entry of `table` with `name`, or null.
template <typename Table>
auto* find_named(const Table& table, std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(),
                   [&](const auto& entry) { return entry.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string_view> known_commands() {
  std::vector<std::string_view> known(kStructures.begin(), kStructures.end());
  for (const SymbolCommand& command : symbol_commands()) {
    known.push_back(command.name);
  }
  for (const WordCommand& command : word_commands()) {
    known.push_back(command.name);
  }
  return known;
}

/// The first error moves the reader to the end, so that every loop ends; what
/// was read is thrown away.
class FormulaParser {
 public:
  FormulaParser(std::string_view tex,
                const std::vector<std::pair<std::string, Color>>& palette)
      : tex_(tex), palette_(palette) {}

  std::variant<FormulaRow, FormulaError> parse() {
    FormulaRow row = read_row();
    if (next_is("}")) {
      fail(position_, "'}' without '{'");
    } else if (at_right()) {
      fail(position_, "'\\right' without '\\left'");
    }
    if (error_) {
      return *error_;
    }
    return row;
  }

 private:
  void fail(std::size_t offset, std::string message) {
    if (!error_) {
      error_ = FormulaError{offset, std::move(message)};
    }
    position_ = tex_.size();
  }

  [[nodiscard]] bool at_end() {
    while (position_ < tex_.size() &&
           (tex_[position_] == ' ' || tex_[position_] == '\n')) {
      ++position_;
    }
    return position_ >= tex_.size();
  }

  [[nodiscard]] bool next_is(std::string_view text) {
    return !at_end() && tex_.substr(position_).starts_with(text);
  }

  /// Whether `\right` is next, and not a longer command that starts like it.
  [[nodiscard]] bool at_right() {
    constexpr std::string_view kRight = "\\right";
    const std::size_t end = position_ + kRight.size();
    return next_is(kRight) && (end >= tex_.size() || !is_letter(tex_[end]));
  }

  FormulaRow read_row() {
    FormulaRow row;
    while (!at_end() && !next_is("}") && !at_right()) {
      row.push_back(read_atom_with_scripts());
    }
    return row;
  }

  FormulaNode read_atom_with_scripts() {
    Scripts scripts;
    if (!next_is("_") && !next_is("^")) {
      scripts.base.push_back(read_atom());
    }
    while (next_is("_") || next_is("^")) {
      read_script(scripts);
    }
    if (scripts.sub.empty() && scripts.sup.empty() && !scripts.base.empty()) {
      return std::move(scripts.base.front());
    }
    return {std::move(scripts)};
  }

  void read_script(Scripts& scripts) {
    const std::size_t start = position_;
    const bool is_sub = tex_[position_++] == '_';
    FormulaRow& script = is_sub ? scripts.sub : scripts.sup;
    if (!script.empty()) {
      fail(start, fmt::format("two {}scripts of one symbol",
                              is_sub ? "sub" : "super"));
      return;
    }
    script = next_is("{") ? read_word_or_group(start)
                          : read_argument(start, is_sub ? "_" : "^");
  }

  /// `{query}` is a word and set upright; `{ij}` are two indices.
  FormulaRow read_word_or_group(std::size_t start) {
    const std::string_view rest = tex_.substr(position_ + 1);
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_letter);
    const auto length = static_cast<std::size_t>(end - rest.begin());
    if (length < kWordLength || end == rest.end() || *end != '}') {
      return read_argument(start, tex_.substr(start, 1));
    }
    position_ += length + 2;
    return {{Word{.text = std::string(rest.substr(0, length))}}};
  }

  /// What `read` gives, unless it stands too deep for the stack.
  template <typename Read>
  auto read_deeper(Read read) -> decltype(read()) {
    if (++depth_ > kDepthLimit) {
      fail(position_, "groups are nested too deeply");
      return {};
    }
    auto result = read();
    --depth_;
    return result;
  }

  FormulaNode read_atom() {
    return read_deeper([this] { return read_atom_at(position_); });
  }

  FormulaNode read_atom_at(std::size_t start) {
    if (next_is("{")) {
      return {Braced{read_group()}};
    }
    if (next_is("\\")) {
      return read_command();
    }
    const char32_t letter = decode_utf8(tex_, position_);
    if (const std::optional<Symbol> symbol = symbol_for(letter)) {
      return {*symbol};
    }
    fail(start,
         fmt::format("'{}' means nothing in a formula", encode_utf8(letter)));
    return {};
  }

  /// What stands in the braces that open at the position.
  FormulaRow read_group() {
    const std::size_t start = position_;
    ++position_;
    FormulaRow row = read_row();
    if (!next_is("}")) {
      fail(start, "'{' without '}'");
      return {};
    }
    ++position_;
    return row;
  }

  /// A group, or the one atom that may stand without braces, after `owner`.
  FormulaRow read_argument(std::size_t owner_start, std::string_view owner) {
    if (at_end() || next_is("}") || next_is("_") || next_is("^") ||
        at_right()) {
      fail(owner_start, fmt::format("'{}' lacks its argument", owner));
      return {};
    }
    if (!next_is("{")) {
      return {read_atom()};
    }
    const std::size_t start = position_;
    FormulaRow row = read_deeper([this] { return read_group(); });
    if (row.empty()) {
      fail(start, fmt::format("'{}' has an empty argument", owner));
    }
    return row;
  }

  /// The bytes in braces as they are.
  std::string read_text(std::size_t owner_start, std::string_view owner) {
    if (!next_is("{")) {
      fail(owner_start, fmt::format("'{}' lacks its argument", owner));
      return {};
    }
    const std::size_t start = position_;
    const std::size_t end = tex_.find_first_of("{}", start + 1);
    if (end == std::string_view::npos || tex_[end] == '{') {
      fail(start, "'{' without '}'");
      return {};
    }
    position_ = end + 1;
    return std::string(tex_.substr(start + 1, end - start - 1));
  }

  /// The name after a backslash: letters, or one other character.
  std::string_view read_name() {
    const std::size_t start = ++position_;
    while (position_ < tex_.size() && is_letter(tex_[position_])) {
      ++position_;
    }
    if (position_ == start && position_ < tex_.size()) {
      ++position_;
    }
    return tex_.substr(start, position_ - start);
  }

  FormulaNode read_command() {
    const std::size_t start = position_;
    const std::string_view name = read_name();
    if (const auto* symbol = find_named(symbol_commands(), name)) {
      return {symbol->symbol};
    }
    if (const auto* word = find_named(word_commands(), name)) {
      return {Word{std::string(name), Atom::Operator, word->has_limits}};
    }
    if (const auto* space = find_named(kSpaces, name)) {
      return {Space{space->ems}};
    }
    return read_structure(start, name);
  }

  FormulaNode read_structure(std::size_t start, std::string_view name) {
    const std::string_view owner = tex_.substr(start, name.size() + 1);
    if (name == "frac") {
      FormulaRow numerator = read_argument(start, owner);
      return {Fraction{std::move(numerator), read_argument(start, owner)}};
    }
    if (name == "sqrt") {
      return {Root{read_argument(start, owner)}};
    }
    if (name == "text" || name == "mathrm") {
      return {Word{.text = read_text(start, owner)}};
    }
    if (name == "operatorname") {
      return {Word{read_text(start, owner), Atom::Operator}};
    }
    if (name == "mathbb") {
      return read_double_struck(start, owner);
    }
    if (name == "left") {
      return read_delimited(start);
    }
    if (name == "color") {
      return read_colored(start, owner);
    }
    fail(start, fmt::format("unknown command '{}'{}", owner,
                            suggestion(name, "\\", known_commands())));
    return {};
  }

  FormulaNode read_double_struck(std::size_t start, std::string_view owner) {
    const std::string letters = read_text(start, owner);
    if (letters.size() != 1 || letters.front() < 'A' || letters.front() > 'Z') {
      fail(start, fmt::format("'{}' takes one capital letter", owner));
      return {};
    }
    return {Symbol{double_struck(letters.front())}};
  }

  FormulaNode read_colored(std::size_t start, std::string_view owner) {
    const std::string name = read_text(start, owner);
    const auto found =
        std::find_if(palette_.begin(), palette_.end(),
                     [&](const auto& entry) { return entry.first == name; });
    if (found == palette_.end()) {
      const std::vector<std::string_view> known = palette_names();
      fail(start, fmt::format("unknown colour '{}'{}", name,
                              suggestion(name, "", known)));
      return {};
    }
    return {Colored{found->second, read_argument(start, owner)}};
  }

  std::vector<std::string_view> palette_names() const {
    std::vector<std::string_view> names;
    for (const auto& [name, color] : palette_) {
      names.push_back(name);
    }
    return names;
  }

  FormulaNode read_delimited(std::size_t start) {
    Delimited delimited;
    delimited.left = read_delimiter(start, "\\left");
    delimited.body = read_row();
    if (!at_right()) {
      fail(start, "'\\left' without '\\right'");
      return {};
    }
    const std::size_t right = position_;
    (void)read_name();
    delimited.right = read_delimiter(right, "\\right");
    return {std::move(delimited)};
  }

  /// A character or command that opens or closes; `.` for none.
  char32_t read_delimiter(std::size_t owner_start, std::string_view owner) {
    constexpr std::string_view kPlain = "()[]|/";
    if (next_is(".")) {
      ++position_;
      return 0;
    }
    if (!at_end() && kPlain.find(tex_[position_]) != std::string_view::npos) {
      return static_cast<char32_t>(tex_[position_++]);
    }
    if (next_is("\\")) {
      const SymbolCommand* const command =
          find_named(symbol_commands(), read_name());
      if (command != nullptr && command->is_delimiter) {
        return command->symbol.code;
      }
    }
    fail(owner_start, fmt::format("'{}' needs a delimiter such as '('", owner));
    return 0;
  }

  std::string_view tex_;
  const std::vector<std::pair<std::string, Color>>& palette_;
  std::size_t position_ = 0;
  int depth_ = 0;
  std::optional<FormulaError> error_;
};

}  // namespace

std::variant<FormulaRow, FormulaError> parse_formula(
    std::string_view tex,
    const std::vector<std::pair<std::string, Color>>& palette) {
  return FormulaParser(tex, palette).parse();
}

}  // namespace owldeck
