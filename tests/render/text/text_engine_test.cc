#include "render/text/text_engine.h"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>
#include <utility>
#include <vector>

#include "render/text/block_layout.h"

using namespace owldeck;
using doctest::Approx;

namespace {

Paragraph text(std::string words, const TextStyle& style = {}) {
  return {.runs = {{.text = std::move(words), .style = style}}};
}

double width_of(const std::string& words, const TextStyle& style = {}) {
  return text_width(TextEngine(), words, style);
}

}  // namespace

TEST_CASE("measure: a line is line height times size high") {
  Paragraph line = text("query", {.size = 40});
  line.line_height = 1.25;
  const TextExtent extent = TextEngine().measure({line}, 0);
  CHECK(extent.height == Approx(50));
  CHECK(extent.lines == 1);
}

TEST_CASE("measure: capital letters stand in the middle of their line") {
  // Inter's capitals are 1490 of 2048 units high.
  const TextExtent extent = TextEngine().measure({text("H", {.size = 100})}, 0);
  CHECK(extent.first_baseline ==
        Approx(extent.height / 2 + 50 * 1490 / 2048.0).epsilon(0.001));
}

TEST_CASE("measure: lines break at the width, and no line is wider") {
  const TextEngine engine;
  const Paragraph words = text("every token asks every other token");
  const double whole = engine.measure({words}, 0).width;
  const TextExtent broken = engine.measure({words}, whole / 2);
  CHECK(broken.lines >= 2);
  CHECK(broken.width <= whole / 2);
  CHECK(broken.height ==
        Approx(broken.lines * engine.measure({words}, 0).height));
}

TEST_CASE("measure: text fits the width that it was measured to have") {
  const TextEngine engine;
  const Paragraph words = text("every token asks every other token");
  const double whole = engine.measure({words}, 0).width;
  CHECK(engine.measure({words}, whole).lines == 1);
}

TEST_CASE("measure: a word wider than the box is not cut") {
  const TextEngine engine;
  const Paragraph word = text("transformers");
  const TextExtent extent = engine.measure({word}, 50);
  CHECK(extent.lines == 1);
  CHECK(extent.width == engine.measure({word}, 0).width);
}

TEST_CASE("measure: an indent takes room from the line") {
  const TextEngine engine;
  Paragraph words = text("query key");
  const double whole = engine.measure({words}, 0).width;
  words.indent = 36;
  CHECK(engine.measure({words}, whole + 35).lines == 2);
  CHECK(engine.measure({words}, whole + 36).lines == 1);
  CHECK(engine.measure({words}, 0).width == Approx(whole + 36));
}

TEST_CASE("measure: space before counts, except before the first paragraph") {
  Paragraph line = text("query");
  line.space_before = 12;
  const TextEngine engine;
  const double one = engine.measure({line}, 0).height;
  CHECK(engine.measure({line, line}, 0).height == Approx(2 * one + 12));
}

TEST_CASE("measure: digits are equally wide where figures are tabular") {
  for (const FontFamily family : {FontFamily::Text, FontFamily::Mono}) {
    for (const int weight : {400, 500, 600, 700}) {
      const TextStyle style{.family = family, .weight = weight};
      const double zero = width_of("0000", style);
      for (const char* digits : {"1111", "4444", "7777"}) {
        CAPTURE(digits);
        // Inter Bold's 4 is 5 of 2048 units narrower than its other figures.
        CHECK(width_of(digits, style) == Approx(zero).epsilon(0.003));
      }
    }
  }
}

TEST_CASE("engine: one takes over the fonts of another that has ended") {
  const PangoFontMap* first = nullptr;
  {
    const TextEngine engine;
    first = font_map(engine);
    const TextEngine beside;
    CHECK(font_map(beside) != first);
  }
  const TextEngine one;
  const TextEngine other;
  CHECK((font_map(one) == first || font_map(other) == first));
}

TEST_CASE("engine: many begin, measure and end on several threads") {
  std::vector<std::jthread> team;
  for (int i = 0; i < 4; ++i) {
    team.emplace_back([] {
      for (int k = 0; k < 50; ++k) {
        const TextEngine engine;
        static_cast<void>(engine.measure({text("query")}, 0));
      }
    });
  }
  team.clear();
  CHECK(width_of("query", {}) > 0);
}

TEST_CASE("measure: a one is narrower where figures are proportional") {
  const TextStyle style{.tabular = false};
  CHECK(width_of("1111", style) < width_of("0000", style));
}

TEST_CASE("measure: each weight is a face of its own") {
  double last = 0;
  for (const int weight : {400, 500, 600, 700}) {
    const double width = width_of("attention", {.weight = weight});
    CHECK(width > last);
    last = width;
  }
}

TEST_CASE("measure: Inter Display is no Inter") {
  CHECK(width_of("attention", {.family = FontFamily::Display}) <
        width_of("attention"));
}

TEST_CASE("measure: width grows with size and nothing else") {
  CHECK(width_of("attention", {.size = 60}) ==
        Approx(2 * width_of("attention")).epsilon(0.0005));
}

TEST_CASE("measure: tracking stands between letters only") {
  CHECK(width_of("HHHH", {.tracking = 2}) == Approx(width_of("HHHH") + 6));
}

TEST_CASE("measure: code keeps the characters that were typed") {
  const TextStyle code{.family = FontFamily::Mono};
  CHECK(width_of("->", code) == Approx(2 * width_of("-", code)));
}

TEST_CASE("measure: an arrow of two characters stays two characters") {
  const TextStyle tight{.tabular = false};
  CHECK(width_of("a->b", tight) ==
        Approx(width_of("a", tight) + width_of("-", tight) +
               width_of(">", tight) + width_of("b", tight))
            .epsilon(0.02));
}

TEST_CASE("measure: characters that the font lacks are named once each") {
  const Paragraph first = text("a\u65E5b\u65E5");
  const Paragraph second = text("\u65E5\u672C");
  CHECK(TextEngine().measure({first, second}, 0).missing ==
        std::vector<std::string>{"\u65E5", "\u672C"});
}

TEST_CASE("measure: a marker's missing character is named too") {
  Paragraph item = text("item");
  item.marker = Run{.text = "\u65E5"};
  CHECK(TextEngine().measure({item}, 0).missing ==
        std::vector<std::string>{"\u65E5"});
}

TEST_CASE("measure: another family never stands in for a missing character") {
  // JetBrains Mono has box drawing lines, Inter has none.
  const std::string line = "\u2502";
  const TextEngine engine;
  CHECK(engine.measure({text(line, {.family = FontFamily::Mono})}, 0)
            .missing.empty());
  CHECK(engine.measure({text(line)}, 0).missing ==
        std::vector<std::string>{line});
}

TEST_CASE("measure: colour and rise change nothing") {
  Paragraph plain = text("query");
  Paragraph raised = plain;
  raised.runs[0].style.color = {1, 0, 0};
  raised.runs[0].rise = 10;
  const TextEngine engine;
  const TextExtent expected = engine.measure({plain}, 0);
  const TextExtent extent = engine.measure({raised}, 0);
  CHECK(extent.width == expected.width);
  CHECK(extent.height == expected.height);
}

TEST_CASE("measure: runs of one style are as wide as one run") {
  const Paragraph two{.runs = {{.text = "atten"}, {.text = "tion"}}};
  CHECK(TextEngine().measure({two}, 0).width == Approx(width_of("attention")));
}

TEST_CASE("measure: nothing takes no room") {
  const TextExtent extent = TextEngine().measure({}, 100);
  CHECK(extent.width == 0);
  CHECK(extent.height == 0);
  CHECK(extent.lines == 0);
}

TEST_CASE("measure: text that was measured before is measured at once") {
  const TextEngine engine;
  std::string words;
  for (int i = 0; i < 2000; ++i) {
    words += "attention ";
  }
  const auto time = [&] {
    const auto start = std::chrono::steady_clock::now();
    (void)engine.measure({text(words)}, 600);
    return std::chrono::steady_clock::now() - start;
  };
  const auto first = time();
  CHECK(time() * 5 < first);
}

namespace {

/// A formula of that size in a line of `size`, between words.
Paragraph with_formula(const InlineFormula& formula) {
  Run run{.text = "q dot k"};
  run.formula = formula;
  return {.runs = {{.text = "every "}, run, {.text = ", score"}}};
}

}  // namespace

TEST_CASE("measure: a formula takes its width in the line") {
  const TextEngine engine;
  const double words = width_of("every ") + width_of(", score");
  const TextExtent extent = engine.measure({with_formula({120, 20, 5, {}})}, 0);
  CHECK(extent.width == Approx(words + 120).epsilon(0.001));
  CHECK(extent.missing.empty());
}

TEST_CASE("measure: a formula as low as its line makes it no higher") {
  const TextEngine engine;
  CHECK(engine.measure({with_formula({120, 20, 5, {}})}, 0).height ==
        engine.measure({text("every")}, 0).height);
}

TEST_CASE("measure: a tall formula raises its own line alone") {
  const TextEngine engine;
  const TextExtent low = engine.measure({with_formula({120, 20, 5, {}})}, 0);
  const TextExtent tall = engine.measure({with_formula({120, 80, 5, {}})}, 0);
  const double raised = 80 - low.first_baseline;
  CHECK(tall.first_baseline == Approx(80));
  CHECK(tall.height == Approx(low.height + raised));
  Paragraph twice = with_formula({120, 80, 5, {}});
  twice.runs.push_back({.text = " and more words of the same kind"});
  CHECK(engine.measure({twice}, 300).height ==
        Approx(engine.measure({twice}, 300).lines * low.height + raised));
}

TEST_CASE("measure: a deep formula moves what stands below it") {
  const TextEngine engine;
  const TextExtent low = engine.measure({with_formula({120, 20, 5, {}})}, 0);
  const TextExtent deep = engine.measure({with_formula({120, 20, 60, {}})}, 0);
  CHECK(deep.first_baseline == low.first_baseline);
  CHECK(deep.height == Approx(low.first_baseline + 60));
}

TEST_CASE("measure: a formula wraps like a word and keeps its comma") {
  const TextEngine engine;
  const Paragraph words = with_formula({120, 20, 5, {}});
  const double comma = width_of(",");
  CHECK(engine.measure({words}, width_of("every ") + 120 + comma / 2).lines ==
        3);
  CHECK(engine.measure({words}, width_of("every ") + 121 + comma).lines == 2);
}
