#include "generator/compose/highlight.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace owldeck {
namespace {

CodeLines read(const std::string& code, const std::string& language) {
  Diagnostics diagnostics;
  CodeLines lines =
      highlight(code, {language, {"deck.yaml", 3, 5, 1}}, diagnostics);
  CHECK(diagnostics.all().empty());
  return lines;
}

/// What `word` is in the first line that has it as a token.
CodeWord kind_of(const CodeLines& lines, const std::string& word) {
  for (const std::vector<CodeToken>& line : lines) {
    const auto found = std::find_if(
        line.begin(), line.end(),
        [&](const CodeToken& token) { return token.text == word; });
    if (found != line.end()) {
      return found->word;
    }
  }
  FAIL("no such token");
  return CodeWord::Plain;
}

TEST_CASE("highlight: a call is the name before a parenthesis") {
  CHECK(kind_of(read("x = f(y)", "python"), "f") == CodeWord::Call);
}

TEST_CASE("highlight: keywords are whole words") {
  const CodeLines lines = read("return returned", "python");
  CHECK(kind_of(lines, "return") == CodeWord::Keyword);
  CHECK(kind_of(lines, " returned") == CodeWord::Plain);
}

TEST_CASE("highlight: digits in names are no numbers") {
  const CodeLines lines = read("d2 ** 0.5", "python");
  CHECK(kind_of(lines, "0.5") == CodeWord::Number);
  CHECK(kind_of(lines, "d2 ** ") == CodeWord::Plain);
}

TEST_CASE("highlight: a comment runs to the end of the line") {
  const CodeLines lines = read("x # for 'y'", "python");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].back() == CodeToken{CodeWord::Comment, "# for 'y'"});
}

TEST_CASE("highlight: an escaped quote does not end a string") {
  CHECK(kind_of(read(R"(x = 'a\'b' + c)", "python"), R"('a\'b')") ==
        CodeWord::String);
}

TEST_CASE("highlight: a string goes on over lines") {
  const CodeLines lines = read("x = '''one\ntwo'''\ny", "python");
  REQUIRE(lines.size() == 3);
  CHECK(lines[1] == std::vector<CodeToken>{{CodeWord::String, "two'''"}});
  CHECK(lines[2] == std::vector<CodeToken>{{CodeWord::Plain, "y"}});
}

TEST_CASE("highlight: Python's younger words are known") {
  const CodeLines lines = read("with a as b:\n    c = None", "python");
  CHECK(kind_of(lines, "with") == CodeWord::Keyword);
  CHECK(kind_of(lines, "as") == CodeWord::Keyword);
  CHECK(kind_of(lines, "None") == CodeWord::Number);
}

TEST_CASE("highlight: the words of a line are the line") {
  const std::vector<std::string> typed{
      "    self.mask.bool()[:num_tokens], -torch.inf)  # \"√d\"", "",
      "  attn_scores.masked_fill_(mask, -torch.inf)   "};
  const CodeLines lines =
      read(typed[0] + "\n" + typed[1] + "\n" + typed[2] + "\n", "python");
  REQUIRE(lines.size() == typed.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    std::string joined;
    for (const CodeToken& token : lines[i]) {
      joined += token.text;
    }
    CHECK(joined == typed[i]);
  }
}

TEST_CASE("highlight: other languages have their own words") {
  const CodeLines cpp = read("int main() { return 0; }", "cpp");
  CHECK(kind_of(cpp, "int") == CodeWord::Type);
  CHECK(kind_of(cpp, "main") == CodeWord::Call);
  CHECK(kind_of(read("for x in *; do echo; done", "sh"), "for") ==
        CodeWord::Keyword);
}

TEST_CASE("highlight: text has no words") {
  const CodeLines lines = read("return 5", "text");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == std::vector<CodeToken>{{CodeWord::Plain, "return 5"}});
}

TEST_CASE("highlight: an unknown language names the nearest") {
  Diagnostics diagnostics;
  const CodeLines lines =
      highlight("x", {"pyton", {"deck.yaml", 3, 5, 1}}, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "code-language");
  CHECK(diagnostics.all()[0].span.line == 3);
  CHECK(diagnostics.all()[0].message == "unknown language 'pyton'");
  CHECK(diagnostics.all()[0].hint == "did you mean 'python'?");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].front().text == "x");
}

}  // namespace
}  // namespace owldeck
