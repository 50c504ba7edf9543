#include "render/text/formula.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "render/text/formula_layout.h"
#include "render/text/formula_parser.h"
#include "render/text/formula_speech.h"

using namespace owldeck;
using doctest::Approx;

namespace {

constexpr double kSize = 100;
const Color kInk{0.1, 0.2, 0.3};
const Color kFlow{0, 0.5, 0.6};

FormulaRow parsed(std::string_view tex) {
  const auto result = parse_formula(tex, {{"flow", kFlow}});
  REQUIRE(std::holds_alternative<FormulaRow>(result));
  return std::get<FormulaRow>(result);
}

FormulaBox set(std::string_view tex) {
  return lay_out_formula(parsed(tex), MathFont(),
                         {.size = kSize, .color = kInk, .palette = {}});
}

FormulaLayout layout_of(std::string_view tex) {
  const auto result = set_formula(
      tex, {.size = kSize, .color = kInk, .palette = {{"flow", kFlow}}});
  REQUIRE(std::holds_alternative<FormulaLayout>(result));
  return std::get<FormulaLayout>(result);
}

double height(const FormulaBox& box) {
  return box.ascent + box.descent;
}

}  // namespace

TEST_CASE("formula: a letter is set at its size on the baseline") {
  const FormulaBox box = set("x");
  REQUIRE(box.glyphs.size() == 1);
  CHECK(box.glyphs[0].size == kSize);
  CHECK(box.glyphs[0].origin == Point{0, 0});
}

TEST_CASE("formula: a numerator stands above the bar, a denominator below") {
  const FormulaBox box = set(R"(\frac{a}{b})");
  REQUIRE(box.glyphs.size() == 2);
  REQUIRE(box.rules.size() == 1);
  const Rect& bar = box.rules[0].rect;
  CHECK(box.glyphs[0].origin.y < bar.y);
  CHECK(box.glyphs[1].origin.y - set("b").ascent > bar.bottom());
}

TEST_CASE("formula: a fraction's bar stands where a minus sign does") {
  const MathFont font;
  const Rect bar = set(R"(\frac{a}{b})").rules[0].rect;
  CHECK(bar.center().y == Approx(-font.constants().axis_height * kSize));
}

TEST_CASE("formula: the narrower part of a fraction is centred") {
  const FormulaBox box = set(R"(\frac{a}{b+c+d})");
  const double middle = box.glyphs[0].origin.x + set("a").width / 2;
  CHECK(middle == Approx(box.rules[0].rect.center().x).epsilon(0.02));
}

TEST_CASE("formula: scripts are smaller, and smaller again in scripts") {
  const FormulaBox box = set("x_{i_j}");
  REQUIRE(box.glyphs.size() == 3);
  CHECK(box.glyphs[1].size < box.glyphs[0].size);
  CHECK(box.glyphs[2].size < box.glyphs[1].size);
}

TEST_CASE("formula: a subscript stands below, a superscript above") {
  CHECK(set("x_i").glyphs[1].origin.y > 0);
  CHECK(set("x^i").glyphs[1].origin.y < 0);
}

TEST_CASE("formula: scripts of one symbol do not touch") {
  const FormulaBox box = set("K_h^f");
  REQUIRE(box.glyphs.size() == 3);
  const MathFont font;
  const auto bottom_of = [&](const FormulaGlyph& glyph) {
    return glyph.origin.y + font.metrics(glyph.glyph).descent * glyph.size;
  };
  const auto top_of = [&](const FormulaGlyph& glyph) {
    return glyph.origin.y - font.metrics(glyph.glyph).ascent * glyph.size;
  };
  const FormulaGlyph& sup = box.glyphs[1];
  const FormulaGlyph& sub = box.glyphs[2];
  CHECK(top_of(sub) - bottom_of(sup) >=
        Approx(font.constants().sub_superscript_gap_min * kSize));
}

TEST_CASE("formula: growing delimiters are as tall as what they hold") {
  const FormulaBox content = set(R"(\frac{a}{\sqrt{b}})");
  const FormulaBox box = set(R"(\left(\frac{a}{\sqrt{b}}\right))");
  CHECK(box.ascent >= content.ascent);
  CHECK(box.descent >= content.descent);
  CHECK(height(box) < 1.5 * height(content));
}

TEST_CASE("formula: delimiters taller than any glyph are put together") {
  const std::string tall =
      R"(\frac{\frac{\frac{\frac{a}{b}}{c}}{d}}{\frac{e}{\frac{f}{g}}})";
  const FormulaBox box = set(R"(\left()" + tall + R"(\right.)");
  CHECK(height(box) >= height(set(tall)));
  CHECK(box.glyphs.size() > set(tall).glyphs.size() + 1);
}

TEST_CASE("formula: a root's bar lies above the root's body") {
  const FormulaBox body = set("d");
  const FormulaBox box = set(R"(\sqrt{d})");
  REQUIRE(box.rules.size() == 1);
  const Rect& bar = box.rules[0].rect;
  CHECK(bar.bottom() < -body.ascent);
  CHECK(bar.width >= body.width);
}

TEST_CASE("formula: a root's sign reaches from its bar below its body") {
  const FormulaBox box = set(R"(\sqrt{\frac{a}{b}})");
  const FormulaBox body = set(R"(\frac{a}{b})");
  CHECK(box.descent >= body.descent);
  CHECK(box.ascent > body.ascent);
}

TEST_CASE("formula: a sum is larger than in text and its limit below it") {
  const FormulaBox sum = set(R"(\sum_j)");
  REQUIRE(sum.glyphs.size() == 2);
  const FormulaBox in_fraction = set(R"(\frac{\sum_j}{b})");
  CHECK(sum.glyphs[0].glyph != in_fraction.glyphs[0].glyph);
  CHECK(sum.glyphs[1].origin.x < set(R"(\sum)").width);
}

TEST_CASE("formula: a script of a word's length is upright text") {
  const MathFont font;
  const FormulaBox word = set("W_{query}");
  CHECK(word.glyphs[1].glyph == font.find(U'q'));
  const FormulaBox indices = set("W_{ij}");
  CHECK(indices.glyphs[1].glyph == font.find(U'\U0001D456'));
}

TEST_CASE("formula: a relation has more space around it than a product") {
  const double relation = set("a=b").width - set("=").width;
  CHECK(relation > set("ab").width);
}

TEST_CASE("formula: a sign without operands has no space around it") {
  const double minus = set("-").width;
  CHECK(set("-a").width == Approx(minus + set("a").width));
  CHECK(set("(-a").width - set("(").width == Approx(minus + set("a").width));
  CHECK(set("b-a").width > set("b").width + minus + set("a").width + 1);
}

TEST_CASE("formula: colour changes no place") {
  const FormulaBox plain = set("a+b");
  const FormulaBox colored = set(R"(a\color{flow}{+}b)");
  CHECK(colored.width == plain.width);
  CHECK(colored.glyphs[1].color == kFlow);
  CHECK(colored.glyphs[2].color == kInk);
}

TEST_CASE("formula: spaces widen it") {
  CHECK(set(R"(a\quad b)").width == Approx(set("ab").width + kSize));
}

TEST_CASE("formula: a word is set upright and close to its parenthesis") {
  const MathFont font;
  const FormulaBox box = set(R"(\operatorname{softmax}(x))");
  CHECK(box.glyphs[0].glyph == font.find(U's'));
  CHECK(set(R"(\operatorname{f}\left(x\right))").width ==
        Approx(set(R"(\operatorname{f}(x))").width));
}

TEST_CASE("set_formula: draws one path a colour") {
  const FormulaLayout layout = layout_of(R"(a + \color{flow}{Q K} - b)");
  REQUIRE(layout.group.children.size() == 2);
  CHECK(std::get<Path>(layout.group.children[0].value).fill == Fill{kInk});
  CHECK(std::get<Path>(layout.group.children[1].value).fill == Fill{kFlow});
}

TEST_CASE("set_formula: its paths stay within its ascent and descent") {
  const FormulaLayout layout =
      layout_of(R"(z_i = \left(\frac{q_i K^\top}{\sqrt{d}}\right) V)");
  for (const Node& node : layout.group.children) {
    for (const Segment& segment : std::get<Path>(node.value).segments) {
      if (segment.verb != Verb::Close) {
        CHECK(segment.to.y >= -layout.ascent - 0.01);
        CHECK(segment.to.y <= layout.descent + 0.01);
        CHECK(segment.to.x <= layout.width + 0.01);
      }
    }
  }
}

TEST_CASE("set_formula: is a Formula with the spoken source as alternative") {
  const FormulaLayout layout = layout_of(R"(\frac{QK^\top}{\sqrt{d_k}})");
  CHECK(layout.group.info.role == Role::Formula);
  CHECK(layout.group.info.alt == "Q K transpose over square root of d sub k");
}

TEST_CASE("set_formula: grows with its size and nothing else") {
  const auto small = set_formula("x+y", {.size = 20});
  const auto large = set_formula("x+y", {.size = 40});
  CHECK(std::get<FormulaLayout>(large).width ==
        Approx(2 * std::get<FormulaLayout>(small).width));
}

TEST_CASE("speak: reads delimiters, limits and colours' contents") {
  CHECK(speak(parsed(R"(\sum_j \left(\color{flow}{x^2}\right) - \infty)")) ==
        "sum sub j open parenthesis x to the 2 close parenthesis minus "
        "infinity");
}

TEST_CASE("formula: negative space alone has no width") {
  const auto set = set_formula("\\!", {});
  CHECK(std::get<FormulaLayout>(set).width == 0);
}
