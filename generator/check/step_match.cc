#include "generator/check/step_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "generator/check/asset_files.h"
#include "generator/check/construct.h"
#include "generator/notebook/source_line.h"

namespace owldeck {
namespace {

using Cells = std::vector<const CodeCell*>;

/// A step that says what it shows.
struct ShownStep {
  const CodeStep* step = nullptr;
  Construct construct;
};

/// A token of a cell; `cell` counts in the cells that are looked through.
struct Found {
  std::size_t cell = 0;
  std::size_t token = 0;
};

/// The first place behind `last`, or the first of all.
std::optional<Found> find_behind(const Cells& cells, const Construct& construct,
                                 const std::optional<Found>& last) {
  for (std::size_t i = last ? last->cell : 0; i < cells.size(); ++i) {
    const std::size_t from = last && i == last->cell ? last->token + 1 : 0;
    if (const auto token = find_construct(cells[i]->tokens, construct, from)) {
      return Found{i, *token};
    }
  }
  return std::nullopt;
}

/// Whether the cells have all steps in their order.
bool has_chain(const Cells& cells, const std::vector<ShownStep>& steps) {
  std::optional<Found> last;
  for (const ShownStep& step : steps) {
    last = find_behind(cells, step.construct, last);
    if (!last) {
      return false;
    }
  }
  return true;
}

bool has_all(const CodeCell& cell, const std::vector<ShownStep>& steps) {
  return std::all_of(steps.begin(), steps.end(), [&](const ShownStep& step) {
    return find_construct(cell.tokens, step.construct).has_value();
  });
}

/// Line `number` (from 1) of a cell, without blanks around it.
std::string line_of(const CodeCell& cell, int number) {
  std::string_view rest = cell.source;
  for (int line = 1; line < number; ++line) {
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  }
  rest = rest.substr(0, rest.find('\n'));
  const std::size_t first =
      std::min(rest.find_first_not_of(" \t"), rest.size());
  const std::size_t last = rest.find_last_not_of(" \t\r");
  return std::string(rest.substr(first, last + 1 - first));
}

class StepMatch {
 public:
  StepMatch(const Code& code, const Notebook& notebook,
            const Repository& repository, Diagnostics& diagnostics)
      : code_(code),
        notebook_(notebook),
        repository_(repository),
        diagnostics_(diagnostics) {
    for (const CodeCell& cell : notebook.code) {
      all_.push_back(&cell);
    }
  }

  void run(const Cells& cells) {
    std::vector<ShownStep> steps;
    for (const CodeStep& step : code_.steps) {
      ShownStep shown{&step, read_construct(step.shows.value)};
      if (shown.construct.empty()) {
        continue;
      }
      if (find_behind(cells, shown.construct, std::nullopt)) {
        steps.push_back(std::move(shown));
      } else if (const auto other =
                     find_behind(all_, shown.construct, std::nullopt)) {
        report_section(shown, *other);
      } else {
        report_missing(shown, cells);
      }
    }
    check_order(cells, steps);
  }

 private:
  void check_order(const Cells& cells, const std::vector<ShownStep>& steps) {
    Cells whole;
    Cells others;
    for (const CodeCell* cell : cells) {
      (has_all(*cell, steps) ? whole : others).push_back(cell);
    }
    const bool is_ordered =
        has_chain(others, steps) ||
        std::any_of(whole.begin(), whole.end(), [&](const CodeCell* cell) {
          return has_chain({cell}, steps);
        });
    if (!is_ordered) {
      report_order(whole.empty() ? cells : Cells{whole.front()}, steps);
    }
  }

  void report_order(const Cells& cells, const std::vector<ShownStep>& steps) {
    std::optional<Found> last;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const Construct& construct = steps[i].construct;
      if (const auto next = find_behind(cells, construct, last)) {
        last = next;
        continue;
      }
      const auto here = find_behind(cells, construct, std::nullopt);
      const ShownStep& before = steps[i - 1];
      Diagnostic diagnostic{steps[i].step->shows.span, Severity::Error,
                            "code-step-order",
                            fmt::format("in {}, '{}' comes before '{}'", name(),
                                        shows(steps[i]), shows(before)),
                            "put the steps in the notebook's order"};
      diagnostic.notes.push_back(note(shows(steps[i]), cells, *here));
      diagnostic.notes.push_back(note(shows(before), cells, *last));
      diagnostics_.add(std::move(diagnostic));
      last = here;
    }
  }

  void report_section(const ShownStep& step, const Found& other) {
    std::string sections;
    for (const Located<std::string>& each : code_.alignment->sections) {
      sections += (sections.empty() ? "" : ", ") + each.value;
    }
    Diagnostic diagnostic{
        step.step->shows.span, Severity::Error, "code-step-section",
        fmt::format("'{}' is in {}, but not in section {}", shows(step), name(),
                    sections),
        "show what the section has, or name the other section too"};
    diagnostic.notes.push_back(note(shows(step), all_, other));
    diagnostics_.add(std::move(diagnostic));
  }

  void report_missing(const ShownStep& step, const Cells& cells) {
    Diagnostic diagnostic{
        step.step->shows.span,
        Severity::Error,
        "code-step-missing",
        fmt::format("'{}' is nowhere in the code of {}", shows(step), name()),
        {}};
    auto near = nearest_line(cells, step.construct);
    const Cells& where = near ? cells : all_;
    near = near ? near : nearest_line(all_, step.construct);
    if (near) {
      const CodeCell& cell = *where[near->cell];
      diagnostic.hint =
          fmt::format("the nearest line is '{}'",
                      line_of(cell, cell.tokens[near->token].line));
      diagnostic.notes.push_back(note("nearest line", where, *near));
    }
    diagnostics_.add(std::move(diagnostic));
  }

  /// The line with most of the construct's tokens, at least half of them.
  static std::optional<Found> nearest_line(const Cells& cells,
                                           const Construct& construct) {
    std::optional<Found> best;
    std::size_t most = (construct.size() + 1) / 2;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::vector<PythonToken>& tokens = cells[i]->tokens;
      std::size_t start = 0;
      while (start < tokens.size()) {
        std::size_t end = start;
        while (end < tokens.size() && tokens[end].line == tokens[start].line) {
          ++end;
        }
        const std::vector<PythonToken> line(
            tokens.begin() + static_cast<std::ptrdiff_t>(start),
            tokens.begin() + static_cast<std::ptrdiff_t>(end));
        const std::size_t common = count_common(line, construct);
        if (common >= most) {
          best = Found{i, start};
          most = common + 1;
        }
        start = end;
      }
    }
    return best;
  }

  /// `queries @ keys: cell 121, line 14, section 3.5.3`.
  [[nodiscard]] Note note(const std::string& what, const Cells& cells,
                          const Found& found) const {
    const CodeCell& cell = *cells[found.cell];
    const int line = cell.tokens[found.token].line;
    const auto text = repository_.text_of(notebook_.file);
    const auto place =
        text ? find_source_line(notebook_.file, *text, cell.cell, line)
             : std::optional<Span>();
    return {place.value_or(Span{notebook_.file}),
            fmt::format("{}: cell {}, line {}{}", what, cell.cell, line,
                        section_name(cell.cell))};
  }

  [[nodiscard]] std::string section_name(int cell) const {
    const NotebookSection* section = section_of(notebook_, cell);
    if (section == nullptr) {
      return {};
    }
    return section->number.empty()
               ? fmt::format(", section '{}'", section->heading)
               : fmt::format(", section {}", section->number);
  }

  [[nodiscard]] std::string name() const { return names_of({&notebook_}); }

  static const std::string& shows(const ShownStep& step) {
    return step.step->shows.value;
  }

  const Code& code_;
  const Notebook& notebook_;
  const Repository& repository_;
  Diagnostics& diagnostics_;
  Cells all_;
};

}  // namespace

void match_steps(const Code& code, const Notebook& notebook,
                 const std::vector<const CodeCell*>& cells,
                 const Repository& repository, Diagnostics& diagnostics) {
  StepMatch(code, notebook, repository, diagnostics).run(cells);
}

}  // namespace owldeck
