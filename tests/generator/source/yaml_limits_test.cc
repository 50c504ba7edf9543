#include <doctest/doctest.h>

#include <random>

#include "generator/source/limits.h"
#include "generator/source/yaml.h"

namespace owldeck {
namespace {

Diagnostic only_problem(const std::string& text,
                        std::string_view code = "yaml") {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_yaml("f.yaml", text, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == code);
  CHECK(diagnostics.all()[0].span.file == "f.yaml");
  CHECK(diagnostics.all()[0].span.line >= 1);
  return diagnostics.all()[0];
}

bool is_read(const std::string& text) {
  Diagnostics diagnostics;
  return parse_yaml("f.yaml", text, diagnostics).has_value();
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
  (void)only_problem(repeated("[{", 100'000));
}

TEST_CASE("yaml limits: nor do blocks in one line, keys in keys, or anchors") {
  CHECK(only_problem(repeated("- ", 60'000) + "x").message ==
        "lists and maps nest more than 64 deep");
  CHECK(only_problem(repeated("? ", 60'000) + "x").message ==
        "a key must be a word");
  (void)only_problem(repeated("- ? ", 100'000) + "x");
  (void)only_problem(repeated("&a [", 100'000));
  (void)only_problem(repeated("!t ", 100'000));
}

TEST_CASE("yaml limits: lines that are indented ever more end at the limit") {
  std::string text;
  for (std::size_t depth = 0; depth < 1000; ++depth) {
    text += std::string(depth, ' ') + "a:\n";
  }
  const Diagnostic found = only_problem(text);
  CHECK(found.message == "lists and maps nest more than 64 deep");
  CHECK(found.span == Span{"f.yaml", 65, 65, 1});
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
        "more than 500000 values, aliases written out");
}

TEST_CASE("yaml limits: aliases of a long text do not fill the memory") {
  const std::string text = "a: &a \"" + std::string(60'000, 'x') + "\"\nb: [" +
                           repeated("*a,\n", 90'000) + "*a]\n";
  CHECK(only_problem(text).message ==
        "more than 16777216 bytes of text, aliases written out");
}

TEST_CASE("yaml limits: values are allowed to the limit and no further") {
  // The list itself is one.
  const auto list = [](std::size_t items) {
    return "[" + repeated("1,\n", static_cast<int>(items) - 1) + "1]";
  };
  CHECK(is_read(list(kMostYamlValues - 1)));
  CHECK(only_problem(list(kMostYamlValues)).message ==
        "more than 500000 values, aliases written out");
}

TEST_CASE("yaml limits: a text is allowed to 64 KiB and no further") {
  CHECK(is_read("a: " + std::string(kMostTextBytes, 'x')));
  CHECK(is_read("a: |\n  " + std::string(kMostTextBytes, 'x')));
  const Diagnostic found =
      only_problem("a: " + std::string(kMostTextBytes + 1, 'x'));
  CHECK(found.message == "a text of 65537 bytes: expected at most 65536");
  CHECK(found.span.column == 4);
}

TEST_CASE("yaml limits: a key is allowed to 256 bytes and no further") {
  CHECK(is_read(std::string(kMostKeyBytes, 'k') + ": 1"));
  CHECK(only_problem(std::string(kMostKeyBytes + 1, 'k') + ": 1").message ==
        "a key of 257 bytes: expected at most 256");
}

TEST_CASE("yaml limits: an alias inside its own anchor is refused") {
  CHECK(only_problem("a: &a [*a]\n").message ==
        "this alias stands inside its own anchor");
}

TEST_CASE("yaml limits: a file of more than 16 MiB is refused") {
  CHECK(
      only_problem(std::string(kMostYamlBytes + 1, ' '), "file-size").message ==
      "the file has 16777217 bytes: expected at most 16777216");
}

TEST_CASE("yaml limits: a line of more than 128 KiB is refused") {
  const std::string row(kMostYamlLineBytes - 5, ' ');
  CHECK(is_read("a: 1\nb: [" + row + "]\n"));
  const Diagnostic found = only_problem("a: 1\nb: [" + row + " ]\n");
  CHECK(found.message == "a line of 131073 bytes: expected at most 131072");
  CHECK(found.span.line == 2);
}

TEST_CASE("yaml limits: block scalars with odd heads end in a finding") {
  for (const std::string head : {"|9", "|0", "|99", ">-+", "|+2-", ">x"}) {
    CAPTURE(head);
    (void)only_problem("a: " + head + "\n   x\n y\n");
  }
}

TEST_CASE("yaml limits: a block scalar may end with the file") {
  for (const std::string head : {"|", ">", ">-", "|+", "|2"}) {
    Diagnostics diagnostics;
    const auto root = parse_yaml("f.yaml", "a: " + head, diagnostics);
    REQUIRE_MESSAGE(root.has_value(), head);
    CHECK(root->entries[0].value.scalar.empty());
  }
}

TEST_CASE("yaml limits: a tab in front of a block's line is refused") {
  CHECK(only_problem("a: |\n\tx\n").span == Span{"f.yaml", 2, 1, 1});
  CHECK(only_problem("a:\n\t- x\n").span.line == 2);
}

TEST_CASE("yaml limits: directives of another YAML, and twice, are refused") {
  (void)only_problem("%YAML 9.9\n---\na: 1\n");
  (void)only_problem(repeated("%YAML 1.2\n", 1000));
  (void)only_problem("%TAG ! tag:x,2000:\n%TAG ! tag:x,2000:\n---\na: 1\n");
}

TEST_CASE("yaml limits: '<<' is refused, since it would merge nothing") {
  const Diagnostic found = only_problem("a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n");
  CHECK(found.message == "'<<' merges no maps here");
  CHECK(found.span == Span{"f.yaml", 3, 3, 2});
}

TEST_CASE("yaml limits: tags that make objects elsewhere are refused") {
  for (const std::string tag : {"!!binary", "!!python/object/apply:os.system",
                                "!<tag:yaml.org,2002:set>"}) {
    CHECK_MESSAGE(
        only_problem("a: " + tag + " [x]\n").message.starts_with("tag '"), tag);
  }
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
  CHECK(only_problem("a: \"\\r\"\n").span == Span{"f.yaml", 1, 4, 4});
}

TEST_CASE("yaml limits: nor one that nobody sees") {
  const Diagnostic found =
      only_problem("a: \"x\\u202Ey\"\n", "hidden-character");
  CHECK(found.message ==
        "an escape gives U+202E (right-to-left override) in the text, which "
        "nobody sees");
  CHECK(found.span == Span{"f.yaml", 1, 4, 10});
}

TEST_CASE("yaml limits: a hidden character is reported where it stands") {
  const Diagnostic found =
      only_problem("# a comment\na: é\u202Eb\n", "hidden-character");
  CHECK(found.span == Span{"f.yaml", 2, 5, 1});
  CHECK(found.hint == "remove it");
}

TEST_CASE("yaml limits: UTF-16 is told by its name") {
  CHECK(only_problem(std::string("\xFF\xFE"
                                 "a\0:\0",
                                 6))
            .message == "the file is in UTF-16, not in UTF-8");
}

TEST_CASE("yaml limits: a byte-order mark may start a file and no line") {
  CHECK(
      is_read("\xEF\xBB\xBF"
              "a: 1\n"));
  CHECK(only_problem("\xEF\xBB\xBF\xEF\xBB\xBF"
                     "a: 1\n",
                     "hidden-character")
            .span == Span{"f.yaml", 1, 1, 1});
  CHECK(only_problem("a: 1\n\xEF\xBB\xBF"
                     "b: 2\n",
                     "hidden-character")
            .span == Span{"f.yaml", 2, 1, 1});
}

TEST_CASE("yaml limits: lines that end with CR alone are counted") {
  Diagnostics diagnostics;
  const auto root = parse_yaml("f.yaml", "a: 1\rb: |\r  x\r  y\r", diagnostics);
  REQUIRE(root.has_value());
  CHECK(root->entries[1].key_span == Span{"f.yaml", 2, 1, 1});
  CHECK(root->entries[1].value.scalar == "x\ny\n");
  CHECK(only_problem("a: 1\r\nb: 2\rc: [\n").span.line == 3);
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
