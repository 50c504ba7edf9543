#include <doctest/doctest.h>

#include <random>

#include "generator/source/yaml.h"

namespace owldeck {
namespace {

Diagnostic only_problem(const std::string& text) {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_yaml("f.yaml", text, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "yaml");
  return diagnostics.all()[0];
}

std::string repeated(const std::string& part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) {
    out += part;
  }
  return out;
}

TEST_CASE("yaml limits: a hundred thousand open brackets do not crash") {
  (void)only_problem(repeated("[", 100'000));
  (void)only_problem(repeated("{a: ", 100'000));
}

TEST_CASE("yaml limits: nesting is allowed to 64 and no deeper") {
  Diagnostics diagnostics;
  const std::string text = repeated("- ", 64) + "x\n";
  CHECK(parse_yaml("f.yaml", text, diagnostics).has_value());
  CHECK(only_problem(repeated("- ", 65) + "x\n").message ==
        "lists and maps nest more than 64 deep");
}

TEST_CASE("yaml limits: aliases cannot nest deeper than that either") {
  const std::string deep = repeated("[", 40) + repeated("]", 40);
  CHECK(only_problem("a: &x " + deep + "\nb: " + repeated("[", 30) + "*x" +
                     repeated("]", 30) + "\n")
            .message == "lists and maps nest more than 64 deep");
}

TEST_CASE("yaml limits: aliases of aliases do not fill the memory") {
  std::string text = "a: &a [x,x,x,x,x,x,x,x,x]\n";
  for (char name = 'b'; name < 'k'; ++name) {
    const std::string before =
        "*" + std::string(1, static_cast<char>(name - 1));
    text += std::string(1, name) + ": &" + std::string(1, name) + " [" +
            repeated(before + ",", 8) + before + "]\n";
  }
  CHECK(only_problem(text).message ==
        "more than 1000000 values, aliases written out");
}

TEST_CASE("yaml limits: an alias inside its own anchor is refused") {
  CHECK(only_problem("a: &a [*a]\n").message ==
        "this alias stands inside its own anchor");
}

TEST_CASE("yaml limits: a file of more than 32 MiB is refused") {
  CHECK(only_problem(std::string(32 * 1024 * 1024 + 1, 'a')).message ==
        "the file has more than 32 MiB");
}

TEST_CASE("yaml limits: a NUL byte is reported with its place") {
  const Diagnostic found = only_problem(std::string("a: 1\nb: \0\n", 10));
  CHECK(found.message == "control character U+0000 in the text");
  CHECK(found.span == Span{"f.yaml", 2, 4, 1});
}

TEST_CASE("yaml limits: a byte that is no UTF-8 is reported with its place") {
  const Diagnostic found = only_problem("a: é\xFF\n");
  CHECK(found.message == "byte 0xFF is not UTF-8");
  CHECK(found.span == Span{"f.yaml", 1, 5, 1});
}

TEST_CASE("yaml limits: an escape cannot bring a control character in") {
  CHECK(only_problem("a: \"\\0\"\n").span == Span{"f.yaml", 1, 4, 4});
}

TEST_CASE("yaml limits: whatever the tokens, a tree or a problem comes out") {
  const std::vector<std::string> tokens{
      "a",    "b: ",    "- ",   "\n",           "\n  ", "[",   "]",     "{",
      "}",    ",",      "? ",   "&x ",          "*x",   "!t ", "|\n",   ">",
      "\"",   "'",      "#",    "---\n",        "é",    "\t",  "...\n", "%",
      "<<: ", "!!str ", "\r\n", "\xEF\xBB\xBF", ":"};
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto left = random() % 30; left > 0; --left) {
      text += tokens[random() % tokens.size()];
    }
    Diagnostics diagnostics;
    const bool parsed = parse_yaml("f.yaml", text, diagnostics).has_value();
    CHECK_MESSAGE((parsed || diagnostics.has_errors()), text);
  }
}

}  // namespace
}  // namespace owldeck
