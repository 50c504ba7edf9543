#include "generator/compose/cut_formulas.h"

#include <algorithm>
#include <optional>

namespace owldeck {
namespace {

bool is_space(char byte) {
  return byte == ' ' || byte == '\n';
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// How often the first byte of `text` is repeated.
std::size_t run_length(std::string_view text) {
  return std::min(text.find_first_not_of(text.front()), text.size());
}

/// Where `mark` is next in `text`, from `from` on, in the same paragraph and
/// without a backslash before it.
std::optional<std::size_t> find_close(std::string_view text, std::size_t from,
                                      std::string_view mark) {
  for (std::size_t i = from; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with(mark)) {
      return i;
    }
    if (rest.starts_with("\n\n")) {
      return std::nullopt;
    }
    if (rest.front() == '\\') {
      ++i;
    }
  }
  return std::nullopt;
}

/// The length of the code at the start of `text`; of its backticks alone if
/// nothing closes them.
std::size_t code_length(std::string_view text) {
  const std::size_t ticks = run_length(text);
  for (std::size_t i = ticks; i < text.size();) {
    const std::size_t start = std::min(text.find('`', i), text.size());
    if (start == text.size()) {
      break;
    }
    const std::size_t length = run_length(text.substr(start));
    i = start + length;
    if (length == ticks) {
      return i;
    }
  }
  return ticks;
}

/// The formula that `text` starts with, dollar signs and all, if it is one.
std::optional<std::string_view> formula_at(std::string_view text) {
  const std::string_view mark = text.starts_with("$$") ? "$$" : "$";
  const auto close = find_close(text, mark.size(), mark);
  if (!close || *close == mark.size()) {
    return std::nullopt;
  }
  const std::size_t end = *close + mark.size();
  const bool is_price =
      mark == "$" && (is_space(text[1]) || is_space(text[*close - 1]) ||
                      (end < text.size() && is_digit(text[end])));
  return is_price ? std::nullopt : std::optional(text.substr(0, end));
}

CutFormula without_marks(std::string_view formula) {
  const std::size_t mark = formula.starts_with("$$") ? 2 : 1;
  return {std::string(formula.substr(mark, formula.size() - 2 * mark)),
          mark == 2};
}

}  // namespace

CutText cut_formulas(std::string_view markdown) {
  CutText result;
  while (!markdown.empty()) {
    std::size_t length = 1;
    if (markdown.front() == '$') {
      if (const auto formula = formula_at(markdown)) {
        result.formulas.push_back(without_marks(*formula));
        result.markdown += '\0';
        markdown.remove_prefix(formula->size());
        continue;
      }
    } else if (markdown.front() == '\\') {
      length = std::min<std::size_t>(2, markdown.size());
    } else if (markdown.front() == '`') {
      length = code_length(markdown);
    }
    result.markdown += markdown.substr(0, length);
    markdown.remove_prefix(length);
  }
  return result;
}

}  // namespace owldeck
