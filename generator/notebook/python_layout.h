#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/notebook/python_tokens.h"

namespace owldeck {

/// The blanks before a line. Python wants two lines to compare alike whether a
/// tab is 8 columns or 1.
struct Indentation {
  int width = 0;   ///< tabs to the next multiple of 8
  int blanks = 0;  ///< tabs as 1

  void add(char blank) {
    if (blank == '\t') {
      width = (width / 8 + 1) * 8;
      ++blanks;
    } else if (blank == ' ') {
      ++width;
      ++blanks;
    }
  }
  friend bool operator==(const Indentation&, const Indentation&) = default;
};

/// Follows brackets, statements and blocks while the tokens of a code are read;
/// adds NewLine, Indent and Dedent to them, and the problems of these.
class PythonLayout {
 public:
  explicit PythonLayout(PythonTokens& out) : out_(out) {}

  [[nodiscard]] bool is_inside_brackets() const { return !open_.empty(); }

  /// A line begins with `text`. Inside brackets, a word that only starts a
  /// statement shows that they were never closed.
  void start_line(std::string_view text, const Indentation& indentation,
                  int line, int column);
  /// Call before the operator's token is added.
  void meet_operator(std::string_view text, int line, int column);
  void end_statement(int line, int column);
  void end_code(int line, int column);

  /// Adds a problem of the statement that is read: its first one, as what
  /// comes behind mostly follows from it.
  void report(PythonProblem problem);

 private:
  struct Bracket {
    char sign = 0;
    int line = 0;
    int column = 0;
  };

  [[nodiscard]] bool goes_on_broken(char first, const Indentation& indentation);
  void compare_indentation(const Indentation& indentation, int line,
                           int column);
  void go_deeper(const Indentation& indentation, int line, int column);
  void go_back(const Indentation& indentation, int line, int column);
  void report_missing_body();
  void report_missing_colon(const PythonToken& first);
  void report_open_brackets();
  void close_bracket(char sign, int line, int column);
  void add(PythonKind kind, int line, int column);

  PythonTokens& out_;
  std::vector<Bracket> open_;
  std::array<std::size_t, 3> open_count_{};  ///< of ( [ {
  std::vector<Indentation> levels_;
  std::size_t statement_start_ = 0;  ///< index of its first token
  int statement_width_ = 0;          ///< its indentation
  bool has_colon_ = false;           ///< outside brackets
  bool is_broken_ = false;           ///< has a problem
  bool may_go_deeper_ = false;       ///< the last statement had one
  /// That of a broken statement, whose brackets may go on below.
  std::optional<int> broken_width_;
  /// Of a statement whose brackets were found open: blocks deeper than it may
  /// have begun inside of them.
  std::optional<int> unknown_above_;
  std::optional<int> wrong_width_;  ///< an indentation that was reported
  /// Index of the problem that a line is indented for no reason: a closing
  /// bracket may tell what is missing.
  std::optional<std::size_t> deeper_problem_;
  std::optional<PythonToken> opener_;  ///< the colon that awaits a block
};

}  // namespace owldeck
