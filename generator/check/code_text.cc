#include "generator/check/code_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "generator/check/construct.h"
#include "generator/source/scalar_place.h"

namespace owldeck {
namespace {

std::string lines_of(int first, int last) {
  return first == last ? fmt::format("line {}", first)
                       : fmt::format("lines {} to {}", first, last);
}

/// A statement of the code, from its first line to its last.
struct Statement {
  std::vector<PythonToken> tokens;

  [[nodiscard]] int first_line() const { return tokens.front().line; }
  [[nodiscard]] int last_line() const { return tokens.back().last_line; }
};

std::vector<Statement> statements_of(const std::vector<PythonToken>& tokens) {
  std::vector<Statement> statements;
  bool is_new = true;
  for (const PythonToken& token : tokens) {
    if (token.kind == PythonKind::NewLine) {
      is_new = true;
    } else if (token.kind != PythonKind::Indent &&
               token.kind != PythonKind::Dedent) {
      if (is_new) {
        statements.emplace_back();
      }
      statements.back().tokens.push_back(token);
      is_new = false;
    }
  }
  return statements;
}

/// `return context` hands on what the steps made; `return f(x)` does more.
bool only_hands_on(const std::vector<PythonToken>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(),
                     [](const PythonToken& token) {
                       return token.kind == PythonKind::Name ||
                              token.text == "," || token.text == ".";
                     });
}

/// Whether a statement only holds the steps together: heads of functions and
/// classes, decorators, imports, sentences, `pass`, and what hands on names.
bool is_frame(const Statement& statement) {
  const std::string& word = statement.tokens.front().text;
  const bool is_head = word == "def" || word == "class" || word == "async" ||
                       word == "@" || word == "import" || word == "from";
  const bool is_alone = statement.tokens.size() == 1 &&
                        (word == "pass" || word == "..." ||
                         statement.tokens[0].kind == PythonKind::Text);
  return is_head || is_alone ||
         (word == "return" && only_hands_on(statement.tokens));
}

class CodeTextCheck {
 public:
  CodeTextCheck(const Code& code, const SourceTexts& sources,
                Diagnostics& diagnostics)
      : code_(code),
        sources_(sources),
        diagnostics_(diagnostics),
        read_(python_tokens(code.text.value)) {}

  void run() {
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
        check_lines();
      }
    }
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
    const Construct construct = read_construct(step.shows.value);
    if (construct.empty() ||
        find_in_lines(construct, step.first_line.value, step.last_line)) {
      return;
    }
    diagnostics_.error(
        step.shows.span, "code-step-text",
        fmt::format("{} of the slide's code {} not show '{}'",
                    lines_of(step.first_line.value, step.last_line),
                    step.first_line.value == step.last_line ? "does" : "do",
                    step.shows.value),
        where_it_is(construct));
  }

  [[nodiscard]] bool find_in_lines(const Construct& construct, int first,
                                   int last) const {
    std::vector<PythonToken> inside;
    std::copy_if(read_.tokens.begin(), read_.tokens.end(),
                 std::back_inserter(inside), [&](const PythonToken& token) {
                   return token.line >= first && token.last_line <= last &&
                          token.kind != PythonKind::Indent &&
                          token.kind != PythonKind::Dedent;
                 });
    return find_construct(inside, construct).has_value();
  }

  [[nodiscard]] std::string where_it_is(const Construct& construct) const {
    std::vector<PythonToken> all = read_.tokens;
    std::erase_if(all, [](const PythonToken& token) {
      return token.kind == PythonKind::Indent ||
             token.kind == PythonKind::Dedent;
    });
    const auto found = find_construct(all, construct);
    if (!found) {
      return "the slide's code has it nowhere";
    }
    const PythonToken& last = all[*found + construct.size() - 1];
    return fmt::format("it is on {}",
                       lines_of(all[*found].line, last.last_line));
  }

  void check_lines() {
    for (const Statement& statement : statements_of(read_.tokens)) {
      const bool has_step = std::any_of(
          code_.steps.begin(), code_.steps.end(), [&](const CodeStep& step) {
            return step.first_line.value <= statement.last_line() &&
                   step.last_line >= statement.first_line();
          });
      if (!has_step && !is_frame(statement)) {
        report_line(statement);
      }
    }
  }

  void report_line(const Statement& statement) {
    const PythonToken& first = statement.tokens.front();
    const PythonToken* last = &first;
    for (const PythonToken& token : statement.tokens) {
      last = token.line == first.line ? &token : last;
    }
    const int end = last->column + static_cast<int>(last->text.size());
    diagnostics_.error(
        place(first.line, first.column, std::max(end - first.column, 1)),
        "code-line-extra",
        fmt::format("{} {} to no step",
                    lines_of(statement.first_line(), statement.last_line()),
                    statement.first_line() == statement.last_line() ? "belongs"
                                                                    : "belong"),
        "leave it out, or let a step explain it");
  }

  const Code& code_;
  const SourceTexts& sources_;
  Diagnostics& diagnostics_;
  PythonTokens read_;
};

}  // namespace

bool is_python(const Code& code) {
  return code.language.value == "python" || code.language.value == "py";
}

void check_code_text(const Code& code, const SourceTexts& sources,
                     Diagnostics& diagnostics) {
  CodeTextCheck(code, sources, diagnostics).run();
}

}  // namespace owldeck
