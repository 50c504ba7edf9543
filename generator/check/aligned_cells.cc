#include "generator/check/aligned_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "generator/check/asset_files.h"
#include "generator/check/named_sections.h"
#include "generator/check/notebook_sections.h"

namespace owldeck {
namespace {

/// The numbers that all of `text` names, with or without the word `section`.
std::optional<NamedSections> numbers_of(std::string_view text) {
  if (const auto numbers = read_sections(text)) {
    return numbers;
  }
  const auto named = find_named_sections(text);
  // One word before the number, and nothing behind it.
  const bool is_all = named.size() == 1 &&
                      named[0].start + named[0].bytes == text.size() &&
                      text.find(' ') >= named[0].start - 1;
  return is_all ? std::optional(named[0]) : std::nullopt;
}

/// Cells from the first to the last, both of them in it.
struct CellRange {
  int first = 0;
  int last = 0;
};

class SectionFinder {
 public:
  SectionFinder(const Notebook& notebook, Diagnostics& diagnostics)
      : notebook_(notebook), diagnostics_(diagnostics) {}

  std::optional<CellRange> find(const Located<std::string>& named) {
    // A heading may be a number, as `7` is.
    if (const NotebookSection* section = find_heading(notebook_, named.value)) {
      return CellRange{section->first_cell, section->last_cell};
    }
    if (const auto numbers = numbers_of(named.value)) {
      return find_numbers(named, *numbers);
    }
    report(named,
           fmt::format("{} has no section '{}'", names_of({&notebook_}),
                       named.value),
           suggest(named.value, headings_of(notebook_)));
    return std::nullopt;
  }

 private:
  std::optional<CellRange> find_numbers(const Located<std::string>& named,
                                        const NamedSections& numbers) {
    const NotebookSection* first = find_section(notebook_, numbers.first);
    const NotebookSection* last = find_section(notebook_, numbers.last);
    if (first == nullptr || last == nullptr) {
      const std::string& missing =
          first == nullptr ? numbers.first : numbers.last;
      report(
          named,
          fmt::format("{} has no section {}", names_of({&notebook_}), missing),
          list_sections({&notebook_}, missing));
      return std::nullopt;
    }
    if (last->first_cell < first->first_cell) {
      report(named, fmt::format("the range '{}' is turned round", named.value),
             fmt::format("write '{}-{}'", numbers.last, numbers.first));
      return std::nullopt;
    }
    return CellRange{first->first_cell, last->last_cell};
  }

  void report(const Located<std::string>& named, std::string message,
              std::string hint) {
    diagnostics_.error(named.span, "code-section", std::move(message),
                       std::move(hint));
  }

  const Notebook& notebook_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<std::vector<const CodeCell*>> find_aligned_cells(
    const CodeAlignment& alignment, const Notebook& notebook,
    Diagnostics& diagnostics) {
  SectionFinder finder(notebook, diagnostics);
  std::vector<CellRange> ranges;
  bool is_complete = true;
  for (const Located<std::string>& named : alignment.sections) {
    const auto range = finder.find(named);
    is_complete = is_complete && range.has_value();
    ranges.push_back(range.value_or(CellRange{}));
  }
  if (!is_complete) {
    return std::nullopt;
  }
  std::vector<const CodeCell*> cells;
  for (const CodeCell& cell : notebook.code) {
    const bool is_inside =
        ranges.empty() ||
        std::any_of(ranges.begin(), ranges.end(), [&](const CellRange& range) {
          return range.first <= cell.cell && cell.cell <= range.last;
        });
    if (is_inside) {
      cells.push_back(&cell);
    }
  }
  return cells;
}

}  // namespace owldeck
