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

  /// A line begins with `name`, which may be empty. Inside brackets, a word
  /// that only starts a statement shows that they were never closed.
  void start_line(std::string_view name, const Indentation& indentation,
                  int line, int column);
  /// Call before the operator's token is added.
  void meet_operator(std::string_view text, int line, int column);
  void end_statement(int line, int column);
  void end_code(int line, int column);

  /// The statement has a problem of its own: what follows from it is not said.
  void mark_broken() { is_broken_ = true; }

 private:
  struct Bracket {
    char sign = 0;
    int line = 0;
    int column = 0;
  };

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
  bool has_colon_ = false;           ///< outside brackets
  bool is_broken_ = false;
  bool may_go_deeper_ = false;         ///< the last statement was broken
  std::optional<PythonToken> opener_;  ///< the colon that awaits a block
};

}  // namespace owldeck
