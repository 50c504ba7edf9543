#include "generator/source/yaml.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

Span at(int line, int column, int length) {
  return {"f.yaml", line, column, length};
}

YamlNode parse(const std::string& text) {
  Diagnostics diagnostics;
  auto node = parse_yaml("f.yaml", text, diagnostics);
  REQUIRE(node.has_value());
  REQUIRE(diagnostics.all().empty());
  return *node;
}

/// The one problem of a text.
Diagnostic problem(const std::string& text) {
  Diagnostics diagnostics;
  (void)parse_yaml("f.yaml", text, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all().front();
}

TEST_CASE("yaml: keys and values have places from one") {
  const YamlNode root = parse("deck:\n  id: attention\n");
  const YamlNode* deck = root.find("deck");
  REQUIRE(deck != nullptr);
  CHECK(root.entries[0].key_span == at(1, 1, 4));
  CHECK(deck->entries[0].key_span == at(2, 3, 2));
  CHECK(deck->find("id")->span == at(2, 7, 9));
}

TEST_CASE("yaml: columns count characters, not bytes") {
  CHECK(parse("tïtlé: ü\n").find("tïtlé")->span == at(1, 8, 1));
}

TEST_CASE("yaml: a map is placed at its first key") {
  CHECK(parse("slides:\n  - slide: 5\n").find("slides")->items[0].span ==
        at(2, 5, 5));
}

TEST_CASE("yaml: quotes are underlined with their text") {
  CHECK(parse("a: \"x \\\" y\"\n").find("a")->span == at(1, 4, 8));
  CHECK(parse("a: 'it''s'\n").find("a")->span == at(1, 4, 7));
}

TEST_CASE("yaml: a text of several lines is underlined on its first") {
  CHECK(parse("a: one two\n  three\n").find("a")->span == at(1, 4, 7));
  CHECK(parse("a: |\n  one\n").find("a")->span == at(1, 4, 1));
}

TEST_CASE("yaml: quoted and block scalars are text") {
  const YamlNode root = parse("a: '1'\nb: |\n  1\nc: 1\n");
  CHECK(root.find("a")->quoted);
  CHECK(root.find("b")->quoted);
  CHECK_FALSE(root.find("c")->quoted);
}

TEST_CASE("yaml: a value that is not there is placed at its key") {
  const YamlNode root = parse("a:\nb: 1\n");
  CHECK(root.find("a")->kind == YamlNode::Kind::Null);
  CHECK(root.find("a")->span == at(1, 1, 1));
}

TEST_CASE("yaml: an alias is a copy of its anchor") {
  const YamlNode root = parse("a: &x [1, 2]\nb: *x\n");
  REQUIRE(root.find("b")->items.size() == 2);
  CHECK(root.find("b")->items[1].scalar == "2");
  CHECK(root.find("b")->items[1].span == at(1, 11, 1));
}

TEST_CASE("yaml: an anchored scalar is placed after its anchor") {
  CHECK(parse("a: &x one\n").find("a")->span == at(1, 7, 3));
}

TEST_CASE("yaml: a duplicate key is reported with a note at the first") {
  const Diagnostic found = problem("id: 1\nother: 2\nid: 3\n");
  CHECK(found.code == "yaml-duplicate-key");
  CHECK(found.message == "key 'id' is here twice");
  CHECK(found.span == at(3, 1, 2));
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].span == at(1, 1, 2));
}

TEST_CASE("yaml: the first of two duplicate keys is kept") {
  Diagnostics diagnostics;
  const auto root = parse_yaml("f.yaml", "id: 1\nid: 3\n", diagnostics);
  REQUIRE(root.has_value());
  REQUIRE(root->entries.size() == 1);
  CHECK(root->find("id")->scalar == "1");
}

TEST_CASE("yaml: an empty file, a comment and a bare --- are empty") {
  for (const char* text : {"", "\n\n", "# nothing\n", "---\n"}) {
    CHECK(problem(text).code == "yaml-empty");
  }
}

TEST_CASE("yaml: a second document is reported where it starts") {
  const Diagnostic found = problem("a: 1\n---\nb: 2\n");
  CHECK(found.code == "yaml");
  CHECK(found.span == at(2, 1, 1));
}

TEST_CASE("yaml: an open bracket is reported with what to do") {
  CHECK(problem("a: [1, 2\n").hint == "a '[' has no ']'");
}

TEST_CASE("yaml: a colon in plain text is reported with what to do") {
  const Diagnostic found = problem("title: one: two\n");
  CHECK(found.span == at(1, 11, 1));
  CHECK(found.hint == "quote text that holds ': '");
}

TEST_CASE("yaml: an open quote is reported at the quote") {
  const Diagnostic found = problem("a: 1\nb: \"x\n");
  CHECK(found.span == at(2, 4, 2));
  CHECK(found.message == "this quote is not closed");
}

TEST_CASE("yaml: an unknown escape is told without half of a letter") {
  const Diagnostic found = problem("a: \"\\\u00E9\"\n");
  CHECK(found.message == "not YAML: unknown escape character");
  CHECK(problem("a: \"\\q\"\n").message ==
        "not YAML: unknown escape character: q");
}

TEST_CASE("yaml: an alias without anchor is reported") {
  CHECK(problem("a: *b\n").span == at(1, 4, 1));
}

TEST_CASE("yaml: a tag is refused") {
  CHECK(problem("a: !include b.yaml\n").message ==
        "tag '!include' is not known here");
}

TEST_CASE("yaml: a map or list as key is refused") {
  CHECK(problem("a: {{ x }}\n").message == "a key must be a word");
  CHECK(problem("? [a]\n: b\n").message == "a key must be a word");
}

TEST_CASE("yaml: a byte order mark and Windows lines are read") {
  const YamlNode root = parse(
      "\xEF\xBB\xBF"
      "a: x\r\nb: y\r\n");
  CHECK(root.find("a")->span == at(1, 4, 1));
  CHECK(root.find("b")->scalar == "y");
}

}  // namespace
}  // namespace owldeck
