#include <doctest/doctest.h>

#include "generator/deck/decode_words.h"
#include "tests/generator/compose/support.h"

using namespace owldeck;

TEST_CASE("meanings: a deck may name every meaning that a theme has") {
  for (const std::string& name : meaning_names()) {
    CAPTURE(name);
    YamlNode node;
    node.kind = YamlNode::Kind::Scalar;
    node.scalar = name;
    Located<std::string> meaning;
    Diagnostics diagnostics;
    CHECK(decode_meaning(node, meaning, diagnostics));
    CHECK(meaning.value == name);
  }
}

TEST_CASE("meanings: a theme has every meaning that a deck may name") {
  YamlNode node;
  node.kind = YamlNode::Kind::Scalar;
  node.scalar = "none-of-them";
  Located<std::string> meaning;
  Diagnostics diagnostics;
  CHECK_FALSE(decode_meaning(node, meaning, diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  // The hint lists what a deck may name.
  CHECK(diagnostics.all().front().hint ==
        suggest("none-of-them", meaning_names()));
}
