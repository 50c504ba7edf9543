#include "generator/compose/typography.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

std::string typeset(std::string text) {
  std::vector<Inline> inlines{{.text = std::move(text)}};
  typeset(inlines);
  return inlines.front().text;
}

TEST_CASE("typeset: quotes open and close") {
  CHECK(typeset(R"("all" of ("them"))") == "“all” of (“them”)");
  CHECK(typeset("'all' of them") == "‘all’ of them");
  CHECK(typeset(R"('"all" of it')") == "‘“all” of it’");
}

TEST_CASE("typeset: an apostrophe is one") {
  CHECK(typeset("it doesn't; the heads' rows") ==
        "it doesn’t; the heads’ rows");
}

TEST_CASE("typeset: three points are one character") {
  CHECK(typeset("and so on...") == "and so on…");
}

TEST_CASE("typeset: a range of numbers has an en dash") {
  CHECK(typeset("slides 3-5, 10-12.") == "slides 3–5, 10–12.");
}

TEST_CASE("typeset: names, dates, words and negative numbers keep hyphens") {
  for (const char* text : {"GPT-2", "2024-01-02", "row-wise", "-3", "a -3",
                           "LAB-01", "8-bit", "x-1"}) {
    CAPTURE(text);
    CHECK(typeset(text) == text);
  }
}

TEST_CASE("typeset: dashes that were typed as hyphens are dashes") {
  CHECK(typeset("one - two") == "one – two");
  CHECK(typeset("one -- two") == "one – two");
  CHECK(typeset("one---two") == "one—two");
}

TEST_CASE("typeset: a number keeps its unit") {
  CHECK(typeset("12 ms and 5 minutes, 7 %") ==
        "12\u00A0ms and 5 minutes, 7\u00A0%");
}

TEST_CASE("typeset: code and formulas stay as they are") {
  std::vector<Inline> inlines{{.text = "\"a\" -- b...", .code = true},
                              {.text = "f'(x)...", .formula = true}};
  const std::vector<Inline> before = inlines;
  typeset(inlines);
  CHECK(inlines == before);
}

TEST_CASE("typeset: a quote behind code closes") {
  std::vector<Inline> inlines{
      {.text = "\""}, {.text = "x", .code = true}, {.text = "\" it is"}};
  typeset(inlines);
  CHECK(inlines[0].text == "“");
  CHECK(inlines[2].text == "” it is");
}

}  // namespace
}  // namespace owldeck
