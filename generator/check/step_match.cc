#include "generator/check/step_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "generator/check/asset_files.h"
#include "generator/check/construct.h"
#include "generator/notebook/source_line.h"
#include "generator/source/utf8.h"

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

/// Characters of `tokens` from `first` on, as far as they stand on its line.
int length_on_line(const std::vector<PythonToken>& tokens, std::size_t first,
                   std::size_t count) {
  int end = tokens[first].column;
  for (std::size_t i = first; i < first + count && i < tokens.size(); ++i) {
    if (tokens[i].last_line == tokens[first].line) {
      end = tokens[i].column + count_characters(tokens[i].text);
    }
  }
  return std::max(end - tokens[first].column, 1);
}

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

  void run(const Cells& cells, const std::vector<const CodeStep*>& misplaced) {
    std::vector<ShownStep> here;
    std::vector<ShownStep> elsewhere;
    for (const CodeStep& step : code_.steps) {
      ShownStep shown{&step, read_construct(step.shows.value)};
      const bool is_misplaced = std::find(misplaced.begin(), misplaced.end(),
                                          &step) != misplaced.end();
      if (shown.construct.empty() || is_misplaced) {
        continue;
      }
      if (find_behind(cells, shown.construct, std::nullopt)) {
        here.push_back(std::move(shown));
      } else if (find_behind(all_, shown.construct, std::nullopt)) {
        elsewhere.push_back(std::move(shown));
      } else {
        report_missing(shown, cells);
      }
    }
    report_elsewhere(elsewhere, here.size());
    check_order(cells, here);
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
      diagnostic.notes.push_back(note(steps[i], cells, *here));
      diagnostic.notes.push_back(note(before, cells, *last));
      diagnostics_.add(std::move(diagnostic));
      last = here;
    }
  }

  /// Steps that only other sections have, while the sections have `here`: if
  /// most are elsewhere, the sections are what is wrong.
  void report_elsewhere(const std::vector<ShownStep>& steps, std::size_t here) {
    if (steps.size() > here && steps.size() > 1) {
      Diagnostic diagnostic{
          code_.alignment->sections.front().span, Severity::Error,
          "code-step-section",
          fmt::format("section {} of {} has {} of the {} steps", sections(),
                      name(), here == 0 ? "none" : std::to_string(here),
                      here + steps.size()),
          "name the section that has them all"};
      for (const ShownStep& step : steps) {
        diagnostic.notes.push_back(note_of(step));
      }
      diagnostics_.add(std::move(diagnostic));
      return;
    }
    for (const ShownStep& step : steps) {
      diagnostics_.add(
          {step.step->shows.span,
           Severity::Error,
           "code-step-section",
           fmt::format("'{}' is in {}, but not in section {}", shows(step),
                       name(), sections()),
           "show what the section has, or name the other section too",
           {note_of(step)}});
    }
  }

  [[nodiscard]] Note note_of(const ShownStep& step) const {
    return note(step, all_, *find_behind(all_, step.construct, std::nullopt));
  }

  [[nodiscard]] std::string sections() const {
    std::string list;
    for (const Located<std::string>& each : code_.alignment->sections) {
      list += (list.empty() ? "" : ", ") + each.value;
    }
    return list;
  }

  void report_missing(const ShownStep& step, const Cells& cells) {
    Diagnostic diagnostic{
        step.step->shows.span, Severity::Error, "code-step-missing",
        fmt::format("'{}' is nowhere in the code of {}", shows(step), name())};
    if (const auto near = nearest_place(step.construct, cells)) {
      const CodeCell& cell = *all_[near->cell];
      diagnostic.hint =
          fmt::format("the nearest line is '{}'",
                      code_line(cell.source, cell.tokens[near->token].line));
      diagnostic.notes.push_back(
          {place_of(cell, near->token, cell.tokens.size()),
           "nearest line: " + name_place(cell, near->token)});
    }
    diagnostics_.add(std::move(diagnostic));
  }

  /// The line most like a construct; of lines that are as like, one of the
  /// sections' `cells`.
  [[nodiscard]] std::optional<Found> nearest_place(const Construct& construct,
                                                   const Cells& cells) const {
    std::optional<Found> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto near = nearest_line(all_[i]->tokens, construct);
      const bool is_here =
          std::find(cells.begin(), cells.end(), all_[i]) != cells.end();
      const std::size_t likeness =
          near ? 2 * near->common + (is_here ? 1 : 0) : 0;
      if (likeness > most) {
        best = Found{i, near->token};
        most = likeness;
      }
    }
    return best;
  }

  /// `'queries @ keys': cell 121, line 14, section 3.5.3`.
  [[nodiscard]] Note note(const ShownStep& step, const Cells& cells,
                          const Found& found) const {
    const CodeCell& cell = *cells[found.cell];
    return {
        place_of(cell, found.token, step.construct.size()),
        fmt::format("'{}': {}", shows(step), name_place(cell, found.token))};
  }

  /// Of `count` tokens of a cell.
  [[nodiscard]] Span place_of(const CodeCell& cell, std::size_t first,
                              std::size_t count) const {
    const PythonToken& token = cell.tokens[first];
    const auto text = repository_.texts().find(notebook_.file);
    auto place = text == repository_.texts().end()
                     ? std::nullopt
                     : find_in_source(notebook_.file, text->second, cell.cell,
                                      token.line, token.column);
    if (!place) {
      return {notebook_.file};
    }
    place->length = length_on_line(cell.tokens, first, count);
    return *place;
  }

  [[nodiscard]] std::string name_place(const CodeCell& cell,
                                       std::size_t token) const {
    return fmt::format("cell {}, line {}{}", cell.cell, cell.tokens[token].line,
                       section_name(cell.cell));
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
                 const std::vector<const CodeStep*>& misplaced,
                 const Repository& repository, Diagnostics& diagnostics) {
  StepMatch(code, notebook, repository, diagnostics).run(cells, misplaced);
}

}  // namespace owldeck
