#include "generator/notebook/python_layout.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace owldeck {
namespace {

/// The problems of `code`, one a line: `line:column message`.
std::string problems(std::string_view code) {
  std::string out;
  for (const PythonProblem& each : python_tokens(code).problems) {
    out += fmt::format("{}:{} {}\n", each.line, each.column, each.message);
  }
  return out;
}

TEST_CASE("python: blocks give an indent and a dedent") {
  int indents = 0;
  int dedents = 0;
  for (const PythonToken& token :
       python_tokens("if a:\n  b\n  if c:\n    d\ne\n").tokens) {
    indents += token.kind == PythonKind::Indent ? 1 : 0;
    dedents += token.kind == PythonKind::Dedent ? 1 : 0;
  }
  CHECK(indents == 2);
  CHECK(dedents == 2);
}

TEST_CASE("python: a piece of a method may be indented and return") {
  CHECK(problems("    x = a\n    if x:\n        y\n    return x\n").empty());
}

TEST_CASE("python: a block on the line of its colon needs no other") {
  CHECK(problems("if a: b\nc\n").empty());
}

TEST_CASE("python: a colon inside brackets opens no block") {
  CHECK(problems("x = a[1:\n  2]\ny = {a:\n b}\n").empty());
}

TEST_CASE("python: brackets that are not closed are reported where they open") {
  CHECK(problems("x = f(a, [b]\n") == "1:6 this '(' is never closed\n");
}

TEST_CASE("python: a statement's first word ends the brackets before it") {
  CHECK(problems("x = f(a,\nreturn x\ny = g(b)\n") ==
        "1:6 this '(' is never closed\n");
  CHECK(problems("def f(a:\n    return a\n") ==
        "1:6 this '(' is never closed\n");
}

TEST_CASE("python: a bracket that nothing opened is reported") {
  CHECK(problems("x = a)\n") == "1:6 this ')' has no '('\n");
}

TEST_CASE("python: brackets that do not match name both places") {
  const PythonTokens read = python_tokens("x = f(a[1)\ny");
  REQUIRE(read.problems.size() == 1);
  const PythonProblem& first = read.problems[0];
  CHECK(first.message == "')' does not close '['");
  CHECK(first.column == 10);
  CHECK(first.hint == "close '[' with ']'");
  CHECK(first.other_line == 1);
  CHECK(first.other_column == 8);
  CHECK(first.other_message == "'[' is opened here");
}

TEST_CASE("python: a wrong closing bracket is one problem, not two") {
  CHECK(problems("x = [1, 2)\ny = 1\n") == "1:10 ')' does not close '['\n");
}

TEST_CASE("python: a line indented for no reason is reported once") {
  CHECK(problems("a\n    b\n    c\nd\n") ==
        "2:5 this line is indented for no reason\n");
}

TEST_CASE("python: an indentation of no line above is reported") {
  CHECK(problems("if a:\n    b\n  c\n") ==
        "3:3 this indentation is that of no line above\n");
}

TEST_CASE("python: a line further left than the first one is reported") {
  CHECK(problems("    a\nb\n") ==
        "2:1 this line is further left than the first one\n");
}

TEST_CASE("python: a colon with nothing indented below it is reported") {
  CHECK(problems("if a:\nb\n") == "1:5 nothing is indented below this ':'\n");
  CHECK(problems("def f(x):\n") == "1:9 nothing is indented below this ':'\n");
  CHECK(problems("if a:\n    if b:\nc\n") ==
        "2:9 nothing is indented below this ':'\n");
}

TEST_CASE("python: a block without its colon is reported at its word") {
  CHECK(problems("def f(x)\n    return x\n") == "1:1 this 'def' has no ':'\n");
  CHECK(problems("if a: b\nelse\n    c\n") == "2:1 this 'else' has no ':'\n");
  CHECK(problems("async def f(x)\n    x\n") == "1:1 this 'def' has no ':'\n");
}

TEST_CASE("python: tabs and spaces that depend on the width are reported") {
  CHECK(problems("if a:\n        b\n\tc\n") ==
        "3:1 tabs and spaces are mixed in the indentation\n");
  CHECK(problems("if a:\n\tb\n\tc\n").empty());
}

TEST_CASE("python: what follows from a broken line is not said") {
  CHECK(problems("if a $:\n    b\n") == "1:6 '$' is no character of Python\n");
  CHECK(problems("if f(a)):\n    b\n") == "1:8 this ')' has no '('\n");
}

TEST_CASE("python: a missing bracket over several lines is one problem") {
  CHECK(problems("x =\n    a,\n    b\n]\ny = 1\n") ==
        "4:1 this ']' has no '['\n");
  CHECK(problems("x = f a,\n    b)\ny = 1\n") == "2:6 this ')' has no '('\n");
  CHECK(problems("x = {\n    1: a],\n    2: b}\ny = 1\n") ==
        "2:9 ']' does not close '{'\n");
}

TEST_CASE(
    "python: blocks inside brackets that were found open are not judged") {
  CHECK(problems("def f(a):\n    x = g(a\n    if x:\n        if a:\n"
                 "            return a\n        y = a\n    return x\n") ==
        "2:10 this '(' is never closed\n");
}

TEST_CASE("python: a line too far left is one problem, not two") {
  CHECK(problems("if a:\n    b\n   c\n    d\ne\n") ==
        "3:4 this indentation is that of no line above\n");
}

TEST_CASE("python: three mistakes are three problems") {
  CHECK(problems("x = (a]\ny = 'b\nif z:\n") ==
        "1:7 ']' does not close '('\n"
        "2:5 this text is not closed\n"
        "3:5 nothing is indented below this ':'\n");
}

}  // namespace
}  // namespace owldeck
