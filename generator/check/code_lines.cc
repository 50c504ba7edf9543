#include "generator/check/code_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/check/construct.h"
#include "generator/source/scalar_place.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

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
      continue;
    }
    if (is_new) {
      statements.emplace_back();
    }
    statements.back().tokens.push_back(token);
    is_new = false;
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

bool is_explained(const Code& code, const Statement& statement,
                  const std::vector<const CodeStep*>& misplaced) {
  const bool has_step = std::any_of(
      code.steps.begin(), code.steps.end(), [&](const CodeStep& step) {
        return step.first_line.value <= statement.last_line() &&
               step.last_line >= statement.first_line();
      });
  return has_step ||
         std::any_of(misplaced.begin(), misplaced.end(),
                     [&](const CodeStep* step) {
                       return find_construct(statement.tokens,
                                             read_construct(step->shows.value))
                           .has_value();
                     });
}

/// The characters of the first line of `statement`.
int length_of_line(const Statement& statement) {
  const PythonToken& first = statement.tokens.front();
  int end = first.column;
  for (const PythonToken& token : statement.tokens) {
    if (token.last_line == first.line) {
      end = token.column + count_characters(token.text);
    }
  }
  return std::max(end - first.column, 1);
}

}  // namespace

std::string name_lines(int first, int last) {
  return first == last ? fmt::format("line {}", first)
                       : fmt::format("lines {} to {}", first, last);
}

void check_code_lines(const Code& code, const std::vector<PythonToken>& tokens,
                      const std::vector<const CodeStep*>& misplaced,
                      const SourceTexts& sources, Diagnostics& diagnostics) {
  const std::vector<Statement> statements = statements_of(tokens);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& first = statements[i];
    if (is_frame(first) || is_explained(code, first, misplaced)) {
      continue;
    }
    while (i + 1 < statements.size() && !is_frame(statements[i + 1]) &&
           !is_explained(code, statements[i + 1], misplaced)) {
      ++i;
    }
    const int last_line = statements[i].last_line();
    diagnostics.error(
        place_in_scalar(code.text, first.first_line(),
                        first.tokens.front().column, length_of_line(first),
                        sources),
        "code-line-extra",
        fmt::format("{} {} to no step",
                    name_lines(first.first_line(), last_line),
                    first.first_line() == last_line ? "belongs" : "belong"),
        "leave out what no step explains, or let one explain it");
  }
}

}  // namespace owldeck
