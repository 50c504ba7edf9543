#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

enum class CodeWord { Plain, Keyword, String, Number, Comment, Call };

struct CodeToken {
  CodeWord word = CodeWord::Plain;
  std::string text;
  friend bool operator==(const CodeToken&, const CodeToken&) = default;
};

/// One line of Python as coloured words; joined, they are the line again.
/// Strings over several lines are not known as such.
[[nodiscard]] std::vector<CodeToken> read_python(std::string_view line);

}  // namespace owldeck
