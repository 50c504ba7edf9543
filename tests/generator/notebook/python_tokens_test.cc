#include "generator/notebook/python_tokens.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace owldeck {
namespace {

/// The tokens with a blank between; `;` for the end of a statement.
std::string words_of(const PythonTokens& read) {
  std::string out;
  for (const PythonToken& token : read.tokens) {
    switch (token.kind) {
      case PythonKind::NewLine:
        out += "; ";
        break;
      case PythonKind::Indent:
        out += "> ";
        break;
      case PythonKind::Dedent:
        out += "< ";
        break;
      default:
        out += token.text + " ";
    }
  }
  return out;
}

std::string words(std::string_view code,
                  PythonDialect dialect = PythonDialect::Script) {
  const PythonTokens read = python_tokens(code, dialect);
  CHECK(read.problems.empty());
  return words_of(read);
}

/// The only problem of `code`: `line:column message`.
std::string problem(std::string_view code) {
  const PythonTokens read = python_tokens(code);
  REQUIRE(read.problems.size() == 1);
  const PythonProblem& first = read.problems[0];
  return fmt::format("{}:{} {}", first.line, first.column, first.message);
}

TEST_CASE("python: names, numbers and operators are tokens") {
  CHECK(words("attn = queries @ keys.transpose(1, 2)") ==
        "attn = queries @ keys . transpose ( 1 , 2 ) ; ");
}

TEST_CASE("python: the longest operator wins") {
  CHECK(words("a **= b // c >> d != e -> f := g ... h") ==
        "a **= b // c >> d != e -> f := g ... h ; ");
}

TEST_CASE("python: blanks and comments make no difference") {
  CHECK(words("a=b  +c # a remark") == words("a = b + c"));
}

TEST_CASE("python: a blank line or a line of comment is no statement") {
  CHECK(words("a\n\n   # remark\nb\n") == "a ; b ; ");
}

TEST_CASE("python: a statement goes on inside brackets") {
  CHECK(words("f(\n    a,  # first\n    b)\nc") == "f ( a , b ) ; c ; ");
}

TEST_CASE("python: a backslash joins two lines") {
  CHECK(words("a = b + \\\n    c\nd") == "a = b + c ; d ; ");
  CHECK(words("a = b + \\\r\n    c\r\nd\r\n") == "a = b + c ; d ; ");
}

TEST_CASE("python: every form of number is one token") {
  for (const char* number :
       {"0", "12", "1_000", "0.5", ".5", "5.", "1e-5", "2E+10", "1.5e3j",
        "0xFF", "0b_1010", "0o17", "3j"}) {
    CHECK(words(number) == std::string(number) + " ; ");
  }
}

TEST_CASE("python: a number may stand before a keyword") {
  CHECK(words("1if x else 2") == "1 if x else 2 ; ");
}

TEST_CASE("python: a minus before a number is an operator") {
  CHECK(words("dim=-1") == "dim = - 1 ; ");
}

TEST_CASE("python: single quotes are as good as double ones") {
  CHECK(words("print('a b')") == words("print(\"a b\")"));
}

TEST_CASE("python: texts that need their quotes keep them") {
  CHECK(words("x = 'say \"a\"'") == "x = 'say \"a\"' ; ");
}

TEST_CASE("python: all prefixes of texts are known") {
  for (const char* text :
       {"r\"\\d\"", "b\"x\"", "u\"x\"", "f\"{x}\"", "rb\"x\"", "br\"x\"",
        "rf\"x\"", "fr\"x\"", "t\"{x}\""}) {
    CHECK(words(text) == std::string(text) + " ; ");
  }
  CHECK(words("F'x'") == "f\"x\" ; ");
}

TEST_CASE("python: a text in three quotes has several lines") {
  const PythonTokens read = python_tokens("a = \"\"\"one\n'two' \"\n\"\"\"\nb");
  CHECK(read.problems.empty());
  REQUIRE(read.tokens.size() == 6);
  CHECK(read.tokens[2].line == 1);
  CHECK(read.tokens[2].last_line == 3);
  CHECK(read.tokens[4].line == 4);
}

TEST_CASE("python: an escaped quote does not end a text") {
  CHECK(words("x = \"a\\\"b\"") == "x = \"a\\\"b\" ; ");
}

TEST_CASE("python: a field of a formatted text may hold any quotes") {
  CHECK(words("f\"{x[\"a\"]} {{ {y:{width}}\"") ==
        "f\"{x[\"a\"]} {{ {y:{width}}\" ; ");
}

TEST_CASE("python: letters of all languages make names") {
  CHECK(words("größe = α") == "größe = α ; ");
}

TEST_CASE("python: columns count characters") {
  const PythonTokens read = python_tokens("α = \"β\" + c");
  CHECK(read.tokens[4].text == "c");
  CHECK(read.tokens[4].column == 11);
}

TEST_CASE("python: lines for the notebook itself are stepped over") {
  CHECK(words("%matplotlib inline\n!pip install x\na = b\n?a\n",
              PythonDialect::Notebook) == "a = b ; ");
  CHECK(words("x = (a\n     % b)", PythonDialect::Notebook) ==
        "x = ( a % b ) ; ");
}

TEST_CASE("python: a text that is not closed is reported at its quote") {
  CHECK(problem("a = 1\nx = 'abc\ny = 2") == "2:5 this text is not closed");
  CHECK(problem("x = '''abc\ny = 2") == "1:5 this text is not closed");
  CHECK(problem("x = f'{a['\ny = 2") == "1:5 this text is not closed");
}

TEST_CASE("python: after a text that is not closed the next line is read") {
  const PythonTokens read = python_tokens("x = 'abc\ny = 2");
  CHECK(words_of(read) == "x = 'abc ; y = 2 ; ");
}

TEST_CASE("python: typographic signs are reported with what to write") {
  CHECK(problem("x = “a") == "1:5 '“' is no character of Python");
  const PythonTokens read = python_tokens("a = b − c");
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].column == 7);
  CHECK(read.problems[0].hint == "write '-'");
}

TEST_CASE("python: a sign that Python does not have is reported") {
  CHECK(problem("a = b $ c") == "1:7 '$' is no character of Python");
  CHECK(problem("a = \xFF") == "1:5 this is no character of Python");
}

TEST_CASE("python: a name that starts with a digit is reported") {
  CHECK(problem("x = 2nd") == "1:5 '2nd' is neither a number nor a name");
}

TEST_CASE("python: something behind a joining backslash is reported") {
  CHECK(problem("a = b \\ c") ==
        "1:7 nothing may stand behind '\\', which joins two lines");
}

}  // namespace
}  // namespace owldeck
