#include "generator/source/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "generator/source/text_rules.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr int kTabWidth = 4;
constexpr int kMostColumns = 100;        ///< of a shown line
constexpr std::size_t kMostShown = 200;  ///< problems of one run

/// Line `number` (from 1) of `text` without its end.
std::optional<std::string_view> find_line(std::string_view text, int number) {
  std::string_view line;
  for (int i = 0; i < number; ++i) {
    if (i > 0 && text.empty()) {
      return std::nullopt;
    }
    line = take_line(text);
  }
  return number >= 1 ? std::optional(line) : std::nullopt;
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
  if (!character.valid || is_control(character.code) ||
      is_hidden(character.code)) {
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

/// How a snippet is shaded.
struct Ink {
  Shade caret;
  Colours colours;
};

/// The line of `span` and a caret under it.
std::string underline(const Span& span, std::string_view line, Ink ink) {
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
  const std::string mark = fmt::format("^{:~<{}}", "", length - 1);
  return fmt::format("{:>5} | {}\n{:>5} | {:{}}{}\n", span.line, shown, "", "",
                     indent, shaded(mark, ink.caret, ink.colours));
}

std::string snippet(const Span& span, const SourceTexts& sources, Ink ink) {
  const auto source = sources.find(span.file);
  if (source == sources.end()) {
    return {};
  }
  std::string_view text = source->second;
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  const auto line = find_line(text, span.line);
  return line ? underline(span, *line, ink) : std::string();
}

std::string place(const Span& span) {
  if (span.line < 1) {
    return span.file;
  }
  return fmt::format("{}:{}:{}", span.file, span.line, span.column);
}

std::string count_line(const std::vector<Diagnostic>& all) {
  const auto count = [&](Severity severity) {
    return static_cast<int>(
        std::ranges::count(all, severity, &Diagnostic::severity));
  };
  return count_findings(count(Severity::Error), count(Severity::Warning),
                        count(Severity::Note));
}

}  // namespace

std::string_view word_for(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Note:
      return "note";
  }
  return {};
}

std::string count_findings(int errors, int warnings, int notes) {
  std::string out;
  const auto say = [&out](int count, std::string_view word) {
    out += fmt::format("{}{} {}{}", out.empty() ? "" : ", ", count, word,
                       count == 1 ? "" : "s");
  };
  if (errors > 0 || warnings + notes == 0) {
    say(errors, "error");
  }
  if (warnings > 0) {
    say(warnings, "warning");
  }
  if (notes > 0) {
    say(notes, "note");
  }
  return out;
}

std::vector<Diagnostic> by_place(const Diagnostics& diagnostics) {
  std::vector<Diagnostic> sorted = diagnostics.all();
  std::ranges::stable_sort(
      sorted, [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.span.file, a.span.line, a.span.column) <
               std::tie(b.span.file, b.span.line, b.span.column);
      });
  return sorted;
}

std::string print(const Diagnostic& diagnostic, const SourceTexts& sources,
                  Colours colours) {
  const Shade shade = shade_of(diagnostic.severity);
  std::string out = fmt::format(
      "{}: {}: {}\n", shaded(place(diagnostic.span), Shade::Strong, colours),
      shaded(
          fmt::format("{}[{}]", word_for(diagnostic.severity), diagnostic.code),
          shade, colours),
      diagnostic.message);
  out += snippet(diagnostic.span, sources, {shade, colours});
  if (!diagnostic.hint.empty()) {
    out += fmt::format("{}: {}\n", shaded("hint", Shade::Note, colours),
                       diagnostic.hint);
  }
  for (const Note& note : diagnostic.notes) {
    out += fmt::format("{}: {}: {}\n",
                       shaded(place(note.span), Shade::Strong, colours),
                       shaded("note", Shade::Note, colours), note.message);
    out += snippet(note.span, sources, {Shade::Note, colours});
  }
  return out;
}

std::string print(const Diagnostics& diagnostics, const SourceTexts& sources,
                  Colours colours) {
  if (diagnostics.all().empty()) {
    return {};
  }
  const std::vector<Diagnostic> sorted = by_place(diagnostics);
  std::string out;
  const std::size_t shown = std::min(sorted.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) {
    out += print(sorted[i], sources, colours) + "\n";
  }
  if (shown < sorted.size()) {
    out += fmt::format("... and {} more\n\n", sorted.size() - shown);
  }
  return out + count_line(sorted) + "\n";
}

}  // namespace owldeck
