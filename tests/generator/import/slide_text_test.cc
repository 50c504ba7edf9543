#include "generator/import/slide_text.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "generator/import/code_lines.h"

using namespace owldeck;

TEST_CASE("slide text: what a slide would misread is escaped") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"plain *text* with `code`", "plain *text* with `code`"},
      {"1. Intro", "1\\. Intro"},
      {"- dash", "\\- dash"},
      {"# hash", "\\# hash"},
      {"costs $5", "costs \\$5"},
      {"$QK^T$ stays", "$QK^T$ stays"},
      {"$\\unknowncommand$", "\\$\\unknowncommand\\$"},
      {"{{ x }}", "{\\{ x }}"},
      {"`{{ x }}`", "`{ { x }}`"},
      {"a &amp; b &lt; c", "a & b < c"},
      {"&unknown;", "\\&unknown;"},
      {"[words](a/b.ipynb)", "words (`a/b.ipynb`)"},
      {"[words](https://a.b)", "[words](https://a.b)"},
      {"![alt](a.png)", "alt (`a.png`)"},
      {"a<br>b", "a b"},
      {"\xF0\x9F\xA6\x89 owl", "owl"},
      {"x \xE2\x88\x88 R", "x $\\in$ R"}};
  for (const auto& [written, shown] : cases) {
    CAPTURE(written);
    CHECK(inline_text(written) == shown);
  }
}

TEST_CASE("slide text: lists keep their markers") {
  CHECK(block_text("- a $5\n   - b\n\n2. c\n\n# d") ==
        "- a \\$5\n   - b\n\n2. c\n\n\\# d");
}

TEST_CASE("slide text: signs without a glyph are named") {
  CHECK(signs_left_out("a \xF0\x9F\xA6\x89 b \xE2\x88\x88") ==
        "\xF0\x9F\xA6\x89");
}

TEST_CASE("shortened: ends behind a whole word") {
  CHECK(shortened("one two three four", 6) == "one two\xE2\x80\xA6");
  CHECK(shortened("one two", 6) == "one two");
}

TEST_CASE("shortened: opens no mark that it does not close") {
  const std::string text = "one **two three** four and some more words";
  for (double em = 2; em < 24; em += 0.5) {
    const std::string part = shortened(text, em);
    CAPTURE(part);
    std::size_t marks = 0;
    for (std::size_t at = part.find("**"); at != std::string::npos;
         at = part.find("**", at + 2)) {
      ++marks;
    }
    CHECK(marks % 2 == 0);
    CHECK(text_width_in_em(part) <= em + 1);
  }
}

TEST_CASE("shortened: one word without end is cut") {
  const std::string part = shortened(std::string(200, 'm'), 10);
  CHECK(part.size() < 20);
  CHECK(part.ends_with("\xE2\x80\xA6"));
}

TEST_CASE("code: a wide line is broken behind a comma inside of brackets") {
  const FittedCode code =
      fit_code("x = f(first, g(second, third), last)\ny\n", 24, 10);
  CHECK(code.text == "x = f(first, g(second,\n    third), last)\ny\n");
  CHECK(code.first_line == std::vector<int>{1, 3});
  CHECK_FALSE(code.is_cut);
}

TEST_CASE("code: a wide line without brackets ends early") {
  const FittedCode code = fit_code("x = 'a, b, c, d, e, f'\n", 10, 10);
  CHECK(code.text == "x = 'a,...\n");
  CHECK(code.is_cut);
}

TEST_CASE("code: lines that are too many are left out") {
  const FittedCode code = fit_code("a\nb\nc\nd\n", 10, 3);
  CHECK(code.text == "a\nb\n...\n");
  CHECK(code.is_cut);
}
