#include "generator/import/code_lines.h"

#include <algorithm>

#include "generator/import/words.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr std::string_view kEllipsis = "...";
constexpr std::size_t kMoreIndent = 4;

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(count_characters(text));
}

/// The end of the last comma before `columns` that stands inside of brackets
/// and in no string; 0 if there is none.
std::size_t break_in(std::string_view line, std::size_t columns, int& depth) {
  std::size_t best = 0;
  int best_depth = depth;
  int now = depth;
  char quote = '\0';
  for (std::size_t i = 0; i < line.size() && i < columns; ++i) {
    const char letter = line[i];
    if (quote != '\0') {
      quote = letter == quote ? '\0' : quote;
    } else if (letter == '"' || letter == '\'') {
      quote = letter;
    } else if (letter == '#') {
      break;
    } else if (std::string_view("([{").find(letter) != std::string_view::npos) {
      ++now;
    } else if (std::string_view(")]}").find(letter) != std::string_view::npos) {
      --now;
    } else if (letter == ',' && now > 0) {
      best = i + 1;
      best_depth = now;
    }
  }
  depth = best_depth;
  return best;
}

std::string first_columns(std::string_view line, std::size_t columns) {
  std::string out;
  for (std::size_t i = kEllipsis.size(); i < columns && !line.empty(); ++i) {
    const auto bytes = static_cast<std::size_t>(first_character(line).bytes);
    out += line.substr(0, bytes);
    line.remove_prefix(bytes);
  }
  return out + std::string(kEllipsis);
}

/// One line as several that are narrow enough.
std::vector<std::string> narrow(std::string_view line, std::size_t columns,
                                bool& is_cut) {
  const std::size_t indent =
      std::min(line.find_first_not_of(' '), line.size()) + kMoreIndent;
  std::vector<std::string> lines;
  std::string rest(line);
  int depth = 0;
  while (columns_of(rest) > columns) {
    const std::size_t at = break_in(rest, columns, depth);
    if (at == 0 || at <= indent) {
      is_cut = true;
      lines.push_back(first_columns(rest, columns));
      return lines;
    }
    lines.push_back(rest.substr(0, at));
    rest = std::string(indent, ' ') + std::string(trim(rest.substr(at)));
  }
  lines.push_back(rest);
  return lines;
}

}  // namespace

FittedCode fit_code(std::string_view text, std::size_t columns,
                    std::size_t most) {
  FittedCode fitted;
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    fitted.first_line.push_back(static_cast<int>(lines.size()) + 1);
    for (std::string& line :
         narrow(text.substr(0, end), columns, fitted.is_cut)) {
      lines.push_back(std::move(line));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (lines.size() > most) {
    fitted.is_cut = true;
    lines.resize(most - 1);
    const std::string& last = lines.back();
    const std::size_t indent =
        std::min(last.find_first_not_of(' '), last.size());
    lines.push_back(std::string(indent, ' ') + std::string(kEllipsis));
  }
  fitted.lines = static_cast<int>(lines.size());
  for (const std::string& line : lines) {
    fitted.text += line + "\n";
  }
  return fitted;
}

}  // namespace owldeck
