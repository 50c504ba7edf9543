#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "generator/import/map_blocks.h"
#include "generator/import/map_label.h"
#include "generator/import/slide_label.h"

using namespace owldeck;

namespace {

SlideLabel label_of(const std::string& text) {
  CAPTURE(text);
  const auto label = read_slide_label(text);
  REQUIRE(label.has_value());
  return *label;
}

}  // namespace

TEST_CASE("slide label: number, type and title in all their forms") {
  for (const std::string text :
       {"Slide 7: Animation - Weights flow",
        "Slide 7 (Animation): Weights flow",
        "Slide 07 \xE2\x80\x94 Animation \xE2\x80\x94 Weights flow",
        "Slide 7/30: Animation: Weights flow",
        "SLIDE 7 | animation | Weights flow",
        "**Slide 7 (Animation):** Weights flow",
        "Slide #7 - Animation - Weights flow",
        "\xF0\x9F\xA7\xAA Slide 7 [Animation] Weights flow"}) {
    const SlideLabel label = label_of(text);
    CAPTURE(text);
    CHECK(label.number.first == 7);
    REQUIRE(label.type.has_value());
    CHECK(label.type->type == SlideType::Animation);
    CHECK(label.title == "Weights flow");
  }
}

TEST_CASE("slide label: a type has its part") {
  const SlideLabel label = label_of("Slide 15: Code A - Forward path");
  CHECK(label.type == TypeWords{SlideType::Code, "A"});
  CHECK(label.title == "Forward path");
}

TEST_CASE("slide label: an id of letters and a number") {
  const SlideLabel label = label_of("Slide C3-S12 \xE2\x80\x94 Title of it");
  CHECK(label.number.first == 12);
  CHECK(label.number.map_id == "C3-S12");
  CHECK(label.title == "Title of it");
  CHECK_FALSE(label.type.has_value());
}

TEST_CASE("slide label: a dash inside of a title stays") {
  CHECK(label_of("Slide 3: Query - what am I looking for").title ==
        "Query - what am I looking for");
}

TEST_CASE("slide label: brackets that hold no type are reported") {
  const SlideLabel label = label_of("Slide 3 (Concpet): Weights");
  CHECK(label.wrong_type == "Concpet");
  CHECK(nearest_type(label.wrong_type) == "concept");
}

TEST_CASE("slide label: other headings are none") {
  for (const std::string text :
       {"Slides and more", "Slide map", "Module 2: Attention", "7 things",
        "Sliding windows 3", "Quiz questions"}) {
    CAPTURE(text);
    CHECK_FALSE(read_slide_label(text).has_value());
  }
}

TEST_CASE("slide type: names that maps have for it") {
  const std::vector<std::pair<std::string, SlideType>> names{
      {"Title", SlideType::Title},
      {"Concept slide", SlideType::Concept},
      {"**Hands-on Lab**", SlideType::Practical},
      {"Code explanation", SlideType::Code},
      {"Debugging", SlideType::Troubleshooting},
      {"Key Takeaways", SlideType::Takeaway},
      {"MCQ", SlideType::Quiz}};
  for (const auto& [name, type] : names) {
    CAPTURE(name);
    const auto read = read_type(name);
    REQUIRE(read.has_value());
    CHECK(read->type == type);
  }
}

TEST_CASE("label: the forms that labels have") {
  for (const std::string text :
       {"Wisdom: text", "**Wisdom:** text", "**Wisdom**: text",
        "__Wisdom__ - text", "\xF0\x9F\xA6\x89 **Wise Owl:** text",
        "**Wise Owl Insight** \xE2\x80\x94 text", "*Owl:* text", "OWL: text"}) {
    CAPTURE(text);
    const auto label = read_label(text);
    REQUIRE(label.has_value());
    CHECK(label->field == SlideField::Owl);
    const std::size_t at = text.find_first_not_of(' ', label->value);
    CHECK(text.substr(at) == "text");
  }
}

TEST_CASE("label: a sentence with a colon has none") {
  CHECK_FALSE(read_label("Remember: a query asks").has_value());
}

TEST_CASE("blocks: cells of a row keep bars in tags, code and escapes") {
  Diagnostics diagnostics;
  const auto blocks = read_map_blocks(
      "map.md",
      "| A | B |\n|---|---|\n| `a|b` | [Anchor: X-1 | Asset: y] |\n"
      "| a \\| b | c |\n",
      diagnostics);
  REQUIRE(blocks.size() == 1);
  REQUIRE(blocks[0].rows.size() == 3);
  CHECK(blocks[0].rows[1].cells[0].text() == "`a|b`");
  CHECK(blocks[0].rows[1].cells[1].text() == "[Anchor: X-1 | Asset: y]");
  CHECK(blocks[0].rows[2].cells[0].text() == "a \\| b");
}

TEST_CASE("blocks: text knows its line and column") {
  Diagnostics diagnostics;
  const auto blocks = read_map_blocks(
      "map.md", "\xEF\xBB\xBF# A\r\n\r\n> \xC3\xA4 **b**\r\n", diagnostics);
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[1].text.span() == Span{"map.md", 3, 3, 7});
  CHECK(blocks[1].text.span(3, 5) == Span{"map.md", 3, 5, 5});
}

TEST_CASE("blocks: a comment may run over lines") {
  Diagnostics diagnostics;
  const auto blocks =
      read_map_blocks("map.md", "a <!-- b\n# c\n--> d\n", diagnostics);
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].kind == MapBlockKind::Text);
  CHECK(blocks[1].kind == MapBlockKind::Comment);
  CHECK(blocks[2].kind == MapBlockKind::Comment);
  CHECK(blocks[3].text.text() == "d");
}
