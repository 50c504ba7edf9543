#include "generator/compose/markdown.h"

#include <doctest/doctest.h>

#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

std::vector<Block> parse(const std::string& text) {
  Diagnostics diagnostics;
  std::vector<Block> blocks = parse_markdown(at(text), diagnostics);
  CHECK(diagnostics.all().empty());
  return blocks;
}

TEST_CASE("markdown: bullets become items of depth one") {
  const auto blocks = parse("- rows ask\n- columns answer\n");
  CHECK(blocks ==
        std::vector<Block>{{BlockKind::Bullet, 1, 0, {{"rows ask"}}},
                           {BlockKind::Bullet, 1, 0, {{"columns answer"}}}});
}

TEST_CASE("markdown: numbered items keep the number they start from") {
  const auto blocks = parse("3. third\n4. fourth\n");
  CHECK(blocks ==
        std::vector<Block>{{BlockKind::Numbered, 1, 3, {{"third"}}},
                           {BlockKind::Numbered, 1, 4, {{"fourth"}}}});
}

TEST_CASE("markdown: a list in a list is one deeper") {
  const auto blocks = parse("- outer\n  - inner\n- next\n");
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[1] == Block{BlockKind::Bullet, 2, 0, {{"inner"}}});
  CHECK(blocks[2].depth == 1);
}

TEST_CASE("markdown: items with blank lines between are the same items") {
  CHECK(parse("- one\n\n- two\n") == parse("- one\n- two\n"));
}

TEST_CASE("markdown: headings and paragraphs alternate") {
  const auto blocks = parse("## Hour 1\none head\nonly\n");
  CHECK(blocks ==
        std::vector<Block>{{BlockKind::Heading, 0, 0, {{"Hour 1"}}},
                           {BlockKind::Paragraph, 0, 0, {{"one head only"}}}});
}

TEST_CASE("markdown: strong, emphasis, code and links are words of a style") {
  const auto blocks = parse("**a** *b* `c` [d](flow)");
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].inlines ==
        std::vector<Inline>{{"a", true},
                            {" "},
                            {"b", false, true},
                            {" "},
                            {"c", false, false, true},
                            {" "},
                            {"d", false, false, false, "flow"}});
}

TEST_CASE("markdown: underscores are letters of names") {
  CHECK(parse("why __init__ and masked_fill_")[0].inlines ==
        std::vector<Inline>{{"why __init__ and masked_fill_"}});
}

TEST_CASE("markdown: less-than signs are not HTML") {
  CHECK(parse("p <q> r")[0].inlines == std::vector<Inline>{{"p <q> r"}});
}

TEST_CASE("markdown: what a slide cannot show is reported at the text") {
  for (const char* text : {"> said", "```\ncode\n```", "![a](b.png)", "a&lt;b",
                           "one\n\n---\n\ntwo"}) {
    Diagnostics diagnostics;
    static_cast<void>(parse_markdown(at(text, 7), diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "markdown");
    CHECK(diagnostics.all()[0].span.line == 7);
  }
}

TEST_CASE("markdown: a sentence may not be a list") {
  Diagnostics diagnostics;
  static_cast<void>(parse_inline(at("- a\n- b"), diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message ==
        "expected one paragraph without lists, headings and formulas in $$");
}

}  // namespace
}  // namespace owldeck
