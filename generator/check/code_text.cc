#include "generator/check/code_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "generator/check/code_lines.h"
#include "generator/check/construct.h"
#include "generator/source/scalar_place.h"

namespace owldeck {
namespace {

class CodeTextCheck {
 public:
  CodeTextCheck(const Code& code, const SourceTexts& sources,
                Diagnostics& diagnostics)
      : code_(code),
        sources_(sources),
        diagnostics_(diagnostics),
        read_(python_tokens(code.text.value)) {
    std::erase_if(read_.tokens, [](const PythonToken& token) {
      return token.kind == PythonKind::Indent ||
             token.kind == PythonKind::Dedent;
    });
  }

  std::vector<const CodeStep*> run() {
    for (const PythonProblem& problem : read_.problems) {
      report_syntax(problem);
    }
    if (code_.alignment) {
      check_open_steps();
      check_count();
    }
    // What cannot be read has no statements to hold the steps against.
    if (read_.problems.empty()) {
      std::for_each(code_.steps.begin(), code_.steps.end(),
                    [this](const CodeStep& step) { check_text(step); });
      if (code_.alignment && !code_.alignment->only.empty()) {
        check_code_lines(code_, read_.tokens, misplaced_, sources_,
                         diagnostics_);
      }
    }
    return std::move(misplaced_);
  }

 private:
  [[nodiscard]] Span place(int line, int column, int length) const {
    return place_in_scalar(code_.text, line, column, length, sources_);
  }

  void report_syntax(const PythonProblem& problem) {
    Diagnostic diagnostic{place(problem.line, problem.column, problem.length),
                          Severity::Error, "code-syntax", problem.message,
                          problem.hint};
    if (problem.other_line > 0) {
      diagnostic.notes.push_back(
          {place(problem.other_line, problem.other_column, 1),
           problem.other_message});
    }
    diagnostics_.add(std::move(diagnostic));
  }

  [[nodiscard]] bool is_one_too_many(std::size_t step) const {
    const std::size_t allowed = code_.alignment->only.size();
    return allowed > 0 && step >= allowed;
  }

  void check_open_steps() {
    for (std::size_t i = 0; i < code_.steps.size(); ++i) {
      const CodeStep& step = code_.steps[i];
      if (read_construct(step.shows.value).empty() && !is_one_too_many(i)) {
        diagnostics_.error(
            step.first_line.span, "code-step-open",
            fmt::format("step {} does not say what it shows of '{}'", i + 1,
                        code_.alignment->asset.value),
            "write under 'shows' the construct of the notebook, such as "
            "'queries @ keys.transpose'");
      }
    }
  }

  void check_count() {
    const std::size_t allowed = code_.alignment->only.size();
    if (allowed == 0 || code_.steps.size() <= allowed) {
      return;
    }
    std::vector<std::string> wanted;
    for (const Located<std::string>& each : code_.alignment->only) {
      wanted.push_back(fmt::format("'{}'", each.value));
    }
    diagnostics_.error(code_.steps[allowed].first_line.span, "code-step-extra",
                       fmt::format("{} steps, and 'only' names {}",
                                   code_.steps.size(), allowed),
                       fmt::format("show only {}", fmt::join(wanted, ", ")));
  }

  void check_text(const CodeStep& step) {
    const int first = step.first_line.value;
    const Construct construct = read_construct(step.shows.value);
    if (construct.empty() ||
        find_construct(tokens_on(first, step.last_line), construct)) {
      return;
    }
    misplaced_.push_back(&step);
    diagnostics_.error(
        step.shows.span, "code-step-text",
        fmt::format("{} of the slide's code {} not show '{}'",
                    name_lines(first, step.last_line),
                    first == step.last_line ? "does" : "do", step.shows.value),
        where_it_is(construct, step));
  }

  /// The tokens that stand wholly on these lines.
  [[nodiscard]] std::vector<PythonToken> tokens_on(int first, int last) const {
    std::vector<PythonToken> inside;
    std::copy_if(read_.tokens.begin(), read_.tokens.end(),
                 std::back_inserter(inside), [&](const PythonToken& token) {
                   return token.line >= first && token.last_line <= last;
                 });
    return inside;
  }

  [[nodiscard]] std::string where_it_is(const Construct& construct,
                                        const CodeStep& step) const {
    if (const auto found = find_construct(read_.tokens, construct)) {
      const PythonToken& last = read_.tokens[*found + construct.size() - 1];
      return fmt::format("it is on {}",
                         name_lines(read_.tokens[*found].line, last.last_line));
    }
    const auto inside = tokens_on(step.first_line.value, step.last_line);
    const auto near = nearest_line(inside, construct);
    return near ? fmt::format(
                      "the nearest line is '{}'",
                      code_line(code_.text.value, inside[near->token].line))
                : "the slide's code has it nowhere";
  }

  const Code& code_;
  const SourceTexts& sources_;
  Diagnostics& diagnostics_;
  PythonTokens read_;
  std::vector<const CodeStep*> misplaced_;
};

}  // namespace

bool is_python(const Code& code) {
  return code.language.value == "python" || code.language.value == "py";
}

std::vector<const CodeStep*> check_code_text(const Code& code,
                                             const SourceTexts& sources,
                                             Diagnostics& diagnostics) {
  return CodeTextCheck(code, sources, diagnostics).run();
}

}  // namespace owldeck
