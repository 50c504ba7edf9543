#include "generator/source/scalar_place.h"

#include <doctest/doctest.h>

#include "generator/source/yaml.h"

namespace owldeck {
namespace {

/// The place of a part of the value of `key`: `line:column`.
std::pair<int, int> place(const std::string& text, int line, int column) {
  Diagnostics diagnostics;
  const auto root = parse_yaml("a.yaml", text, diagnostics);
  REQUIRE(root.has_value());
  const YamlNode* node = root->find("key");
  REQUIRE(node != nullptr);
  const Span found = place_in_scalar({node->scalar, node->span}, line, column,
                                     1, {{"a.yaml", text}});
  return {found.line, found.column};
}

TEST_CASE("scalar place: a block's lines stand below its sign") {
  const std::string text = "key: |\n    one\n      two\n\n    three\n";
  CHECK(place(text, 1, 1) == std::pair(2, 5));
  CHECK(place(text, 2, 3) == std::pair(3, 7));
  CHECK(place(text, 4, 2) == std::pair(5, 6));
}

TEST_CASE("scalar place: a block may say how far it is indented") {
  CHECK(place("key: |2-\n    one\n  two\n", 1, 3) == std::pair(2, 5));
  CHECK(place("key: |2-\n    one\n  two\n", 2, 1) == std::pair(3, 3));
}

TEST_CASE("scalar place: files with other line ends have the same places") {
  CHECK(place("key: |\r\n  one\r\n  two\r\n", 2, 1) == std::pair(3, 3));
}

TEST_CASE("scalar place: a plain or quoted text stands on its line") {
  CHECK(place("key: some words\n", 1, 6) == std::pair(1, 11));
  CHECK(place("key: \"some words\"\n", 1, 6) == std::pair(1, 12));
  CHECK(place("key: 'größe x'\n", 1, 7) == std::pair(1, 13));
}

TEST_CASE("scalar place: what is written otherwise has the scalar's place") {
  CHECK(place("key: \"a\\tb c\"\n", 1, 5) == std::pair(1, 6));
  CHECK(place("key: >\n  one\n  two\n", 1, 5) == std::pair(1, 6));
  CHECK(place("key: |\n  one\n", 7, 1) == std::pair(1, 6));
}

TEST_CASE("scalar place: a file that is not known gives the scalar's place") {
  const Located<std::string> scalar{"text", {"b.yaml", 3, 4, 4}};
  CHECK(place_in_scalar(scalar, 1, 2, 1, {}) == scalar.span);
}

}  // namespace
}  // namespace owldeck
