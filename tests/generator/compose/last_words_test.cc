#include "generator/compose/last_words.h"

#include <doctest/doctest.h>

using namespace owldeck;

namespace {

std::string joined(std::vector<Inline> inlines) {
  join_last_words(inlines);
  std::string text;
  for (const Inline& part : inlines) {
    text += part.text;
  }
  return text;
}

}  // namespace

TEST_CASE("last words: a short last word stays with the one before") {
  CHECK(joined({{.text = "of the first words"}}) == "of the first\u00A0words");
}

TEST_CASE("last words: the words may be in two styles") {
  CHECK(joined({{.text = "directly, with weight "},
                {.text = "0.14", .target = "probability"}}) ==
        "directly, with weight\u00A00.14");
}

TEST_CASE("last words: three words and fewer may break anywhere") {
  CHECK(joined({{.text = "to each value"}}) == "to each value");
}

TEST_CASE("last words: a long last word may stand alone") {
  CHECK(joined({{.text = "this is all about multiplications"}}) ==
        "this is all about multiplications");
}

TEST_CASE("last words: spaces in code are left as they are") {
  CHECK(joined({{.text = "it takes two axes "},
                {.text = "(6, 2)", .code = true}}) ==
        "it takes two axes (6, 2)");
}
