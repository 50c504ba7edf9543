#include "generator/source/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr int kTabWidth = 4;
constexpr int kMostColumns = 100;        ///< of a shown line
constexpr std::size_t kMostShown = 200;  ///< problems of one run

/// Line `number` (from 1) of `text` without its end.
std::optional<std::string_view> find_line(std::string_view text, int number) {
  for (int line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) {
    text.remove_suffix(1);
  }
  return number >= 1 ? std::optional(text) : std::nullopt;
}

/// One character of a line as it is shown.
struct Cell {
  std::string text;
  int width = 1;
};

Cell show(Utf8Character character, std::string_view bytes) {
  if (character.code == '\t') {
    return {std::string(kTabWidth, ' '), kTabWidth};
  }
  if (!character.valid || is_control(character.code)) {
    return {"\uFFFD", 1};
  }
  return {std::string(bytes), terminal_width(character.code)};
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  while (!line.empty()) {
    const Utf8Character next = first_character(line);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    cells.push_back(show(next, line.substr(0, bytes)));
    line.remove_prefix(bytes);
  }
  return cells;
}

/// The columns before each cell, and after the last one.
std::vector<int> columns_of(const std::vector<Cell>& cells) {
  std::vector<int> columns{0};
  for (const Cell& cell : cells) {
    columns.push_back(columns.back() + cell.width);
  }
  return columns;
}

/// The cells that are shown of a line: all, or as many around `caret` as fit.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
};

Window window_around(const std::vector<int>& columns, std::size_t caret) {
  Window window{0, columns.size() - 1};
  while (columns[caret] - columns[window.first] > kMostColumns / 2 &&
         columns.back() - columns[window.first] > kMostColumns) {
    ++window.first;
  }
  const auto end = std::upper_bound(columns.begin(), columns.end(),
                                    columns[window.first] + kMostColumns);
  window.last = static_cast<std::size_t>(end - columns.begin()) - 1;
  return window;
}

/// The part of a line that is looked at: a line may be as long as a file.
struct Excerpt {
  std::string_view text;
  std::size_t caret = 0;  ///< characters from its start
  bool is_cut = false;    ///< whether something stands before it
};

Excerpt excerpt_around(std::string_view line, int column) {
  constexpr std::size_t kMostCharacters = 4 * kMostColumns;
  Excerpt out{line, static_cast<std::size_t>(std::max(column - 1, 0))};
  while (out.caret > kMostCharacters / 2 && !out.text.empty()) {
    out.text.remove_prefix(
        static_cast<std::size_t>(first_character(out.text).bytes));
    --out.caret;
    out.is_cut = true;
  }
  constexpr std::size_t kMostBytesOfCharacter = 4;
  out.text = out.text.substr(0, kMostCharacters * kMostBytesOfCharacter);
  return out;
}

/// The line of `span` and a caret under it.
std::string underline(const Span& span, std::string_view line) {
  const Excerpt excerpt = excerpt_around(line, span.column);
  const std::vector<Cell> cells = cells_of(excerpt.text);
  const std::vector<int> columns = columns_of(cells);
  const std::size_t caret = std::min(excerpt.caret, cells.size());
  const Window window = window_around(columns, caret);
  const std::string_view before =
      excerpt.is_cut || window.first > 0 ? "..." : "";
  std::string shown(before);
  for (std::size_t i = window.first; i < window.last; ++i) {
    shown += cells[i].text;
  }
  shown += window.last < cells.size() ? "..." : "";

  const auto end =
      std::min(caret + static_cast<std::size_t>(std::max(span.length, 1)),
               std::max(window.last, caret));
  const int indent =
      static_cast<int>(before.size()) + columns[caret] - columns[window.first];
  const int length = std::max(columns[end] - columns[caret], 1);
  return fmt::format("{:>5} | {}\n{:>5} | {:{}}^{:~<{}}\n", span.line, shown,
                     "", "", indent, "", length - 1);
}

std::string snippet(const Span& span, const SourceTexts& sources) {
  const auto source = sources.find(span.file);
  if (source == sources.end()) {
    return {};
  }
  std::string_view text = source->second;
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  const auto line = find_line(text, span.line);
  return line ? underline(span, *line) : std::string();
}

std::string place(const Span& span) {
  if (span.line < 1) {
    return span.file;
  }
  return fmt::format("{}:{}:{}", span.file, span.line, span.column);
}

std::string_view word_for(Severity severity) {
  return severity == Severity::Error ? "error" : "warning";
}

std::string counted(std::size_t count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string count_line(const std::vector<Diagnostic>& all) {
  const auto errors = static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(),
      [](const Diagnostic& each) { return each.severity == Severity::Error; }));
  const std::size_t warnings = all.size() - errors;
  if (warnings == 0) {
    return counted(errors, "error");
  }
  if (errors == 0) {
    return counted(warnings, "warning");
  }
  return counted(errors, "error") + ", " + counted(warnings, "warning");
}

}  // namespace

std::string print(const Diagnostic& diagnostic, const SourceTexts& sources) {
  std::string out = fmt::format("{}: {}[{}]: {}\n", place(diagnostic.span),
                                word_for(diagnostic.severity), diagnostic.code,
                                diagnostic.message);
  out += snippet(diagnostic.span, sources);
  if (!diagnostic.hint.empty()) {
    out += fmt::format("hint: {}\n", diagnostic.hint);
  }
  for (const Note& note : diagnostic.notes) {
    out += fmt::format("{}: note: {}\n", place(note.span), note.message);
    out += snippet(note.span, sources);
  }
  return out;
}

std::string print(const Diagnostics& diagnostics, const SourceTexts& sources) {
  if (diagnostics.all().empty()) {
    return {};
  }
  std::vector<Diagnostic> sorted = diagnostics.all();
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return std::tie(a.span.file, a.span.line, a.span.column) <
                            std::tie(b.span.file, b.span.line, b.span.column);
                   });
  std::string out;
  const std::size_t shown = std::min(sorted.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) {
    out += print(sorted[i], sources) + "\n";
  }
  if (shown < sorted.size()) {
    out += fmt::format("... and {} more\n\n", sorted.size() - shown);
  }
  return out + count_line(sorted) + "\n";
}

}  // namespace owldeck
