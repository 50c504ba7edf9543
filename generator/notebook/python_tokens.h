#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

enum class PythonKind {
  Name,
  Number,
  Text,
  Operator,
  NewLine,  ///< the end of a statement; none inside brackets
  Indent,
  Dedent,
};

/// A word of Python. Comments and blank lines give none.
/// Units: lines and columns (in characters) from 1, in the code.
struct PythonToken {
  PythonKind kind = PythonKind::Name;
  /// As written; a text that needs no other quotes stands in double ones. Empty
  /// for NewLine, Indent and Dedent.
  std::string text;
  int line = 0;
  int column = 0;
  int last_line = 0;  ///< where it ends: texts may have several lines
  friend bool operator==(const PythonToken&, const PythonToken&) = default;
};

/// A place in the code that no Python has.
struct PythonProblem {
  int line = 0;
  int column = 0;
  int length = 1;
  std::string message;
  std::string hint;  ///< may be empty
  /// The place that belongs to it, such as an opening bracket; line 0 for none.
  int other_line = 0;
  int other_column = 0;
  std::string other_message;
  friend bool operator==(const PythonProblem&, const PythonProblem&) = default;
};

struct PythonTokens {
  std::vector<PythonToken> tokens;
  std::vector<PythonProblem> problems;
};

/// Whether lines such as `%matplotlib inline` and `!pip install` are stepped
/// over.
enum class PythonDialect { Script, Notebook };

/// The tokens of `code` and what no tokenizer takes: brackets, quotes,
/// characters, numbers, indentation, a block without its colon or its body.
///
/// The code may be a piece of a file: its first line may be indented, no line
/// is then further left. Takes any bytes; linear in their number.
/// Source: The Python Language Reference, 2. Lexical analysis.
[[nodiscard]] PythonTokens python_tokens(
    std::string_view code, PythonDialect dialect = PythonDialect::Script);

/// `text` is a word that Python keeps for itself, such as `return`.
[[nodiscard]] bool is_python_keyword(std::string_view text);

}  // namespace owldeck
