#include <doctest/doctest.h>

#include "render/text/formula.h"
#include "render/text/formula_layout.h"
#include "render/text/formula_parser.h"
#include "render/text/formula_speech.h"

using namespace owldeck;
using doctest::Approx;

namespace {

constexpr double kSize = 100;

FormulaRow parsed(std::string_view tex) {
  const auto result = parse_formula(tex, {});
  REQUIRE(std::holds_alternative<FormulaRow>(result));
  return std::get<FormulaRow>(result);
}

FormulaBox set(std::string_view tex, bool display = true) {
  return lay_out_formula(
      parsed(tex), MathFont(),
      {.size = kSize, .color = {}, .palette = {}, .display = display});
}

double height(const FormulaBox& box) {
  return box.ascent + box.descent;
}

/// The places of the glyphs that are letters of `box`, all of them small.
std::vector<Point> origins(const FormulaBox& box) {
  std::vector<Point> points;
  for (const FormulaGlyph& glyph : box.glyphs) {
    points.push_back(glyph.origin);
  }
  return points;
}

}  // namespace

TEST_CASE("formula: in a line of text a fraction is lower") {
  CHECK(height(set(R"(\frac{a}{b})", false)) < height(set(R"(\frac{a}{b})")));
}

TEST_CASE("formula: in a line of text a sum's limits stand beside it") {
  const FormulaBox sum = set(R"(\sum_j)", false);
  CHECK(sum.glyphs[1].origin.x >= set(R"(\sum)", false).width);
}

TEST_CASE("formula: dfrac is large and tfrac small wherever they stand") {
  CHECK(height(set(R"(\dfrac{a}{b})", false)) ==
        Approx(height(set(R"(\frac{a}{b})"))));
  CHECK(height(set(R"(\tfrac{a}{b})")) ==
        Approx(height(set(R"(\frac{a}{b})", false))));
}

TEST_CASE("formula: an integral has its limits beside it, along its slant") {
  const FormulaBox integral = set(R"(\int_0^1)");
  REQUIRE(integral.glyphs.size() == 3);
  const Point above = integral.glyphs[1].origin;
  const Point below = integral.glyphs[2].origin;
  CHECK(above.x >= set(R"(\int)").width);
  CHECK(below.x < above.x);
  CHECK(above.y < below.y);
}

TEST_CASE("formula: a root's index is small, raised and left of the body") {
  const FormulaBox plain = set(R"(\sqrt{x})");
  const FormulaBox box = set(R"(\sqrt[3]{x})");
  REQUIRE(box.glyphs.size() == plain.glyphs.size() + 1);
  CHECK(box.glyphs[0].size < kSize);
  CHECK(box.glyphs[0].origin.y < 0);
  CHECK(box.glyphs[0].origin.x < box.rules[0].rect.x);
  CHECK(set(R"(\sqrt[n+1]{x})").width > plain.width);
}

TEST_CASE("formula: cells of a matrix stand in rows and columns") {
  const auto at = origins(set(R"(\begin{matrix} a & a \\ a & a \end{matrix})"));
  REQUIRE(at.size() == 4);
  CHECK(at[0].x == Approx(at[1].x));
  CHECK(at[2].x == Approx(at[3].x));
  CHECK(at[0].x < at[2].x);
  CHECK(at[0].y == Approx(at[2].y));
  CHECK(at[0].y < at[1].y);
}

TEST_CASE("formula: a matrix's brackets are as tall as its rows") {
  const FormulaBox rows = set(R"(\begin{matrix} a \\ b \\ c \end{matrix})");
  const FormulaBox box = set(R"(\begin{bmatrix} a \\ b \\ c \end{bmatrix})");
  CHECK(height(box) >= height(rows));
  CHECK(height(box) < 1.5 * height(rows));
  CHECK(box.width > rows.width);
}

TEST_CASE("formula: a matrix has its middle where a minus sign stands") {
  const MathFont font;
  const FormulaBox box = set(R"(\begin{matrix} a \\ b \end{matrix})");
  CHECK((box.ascent - box.descent) / 2 ==
        Approx(font.constants().axis_height * kSize));
}

TEST_CASE("formula: tall cells keep their rows apart") {
  const FormulaBox box =
      set(R"(\begin{matrix} \dfrac{a}{b} \\ \dfrac{a}{b} \end{matrix})");
  REQUIRE(box.glyphs.size() == 4);
  const double denominator = box.glyphs[1].origin.y + set("b").descent;
  CHECK(denominator < box.glyphs[2].origin.y - set("a").ascent);
}

TEST_CASE("formula: a last row of nothing is none") {
  CHECK(height(set(R"(\begin{matrix} a \\ b \\ \end{matrix})")) ==
        Approx(height(set(R"(\begin{matrix} a \\ b \end{matrix})"))));
}

TEST_CASE("formula: equations are aligned at their signs") {
  const auto at =
      origins(set(R"(\begin{aligned} abc &= d \\ a &= d \end{aligned})"));
  REQUIRE(at.size() == 8);
  // a b c a | = d = d: column by column.
  CHECK(at[4].x == Approx(at[6].x));
  CHECK(at[3].x > at[0].x);
}

TEST_CASE("formula: a row of cells may stand between growing delimiters") {
  const FormulaBox box =
      set(R"(\begin{matrix} \left( a \right) & b \end{matrix})");
  CHECK(box.glyphs.size() == 4);
}

TEST_CASE("formula: an accent stands above its letter") {
  const MathFont font;
  const FormulaBox box = set(R"(\hat{x})");
  REQUIRE(box.glyphs.size() == 2);
  const FormulaGlyph& mark = box.glyphs[1];
  const double bottom =
      mark.origin.y + font.metrics(mark.glyph).descent * kSize;
  CHECK(bottom < -set("x").ascent + 1);
  CHECK(box.width == Approx(set("x").width));
}

TEST_CASE("formula: an accent is higher over a taller letter") {
  CHECK(set(R"(\hat{K})").glyphs[1].origin.y <
        set(R"(\hat{x})").glyphs[1].origin.y);
}

TEST_CASE("formula: a wide accent grows with what it stands on") {
  const FormulaBox narrow = set(R"(\widehat{i})");
  const FormulaBox wide = set(R"(\widehat{ABC})");
  CHECK(narrow.glyphs.back().glyph != wide.glyphs.back().glyph);
}

TEST_CASE("formula: a line over a product is as wide as it and above it") {
  const FormulaBox box = set(R"(\overline{AB})");
  REQUIRE(box.rules.size() == 1);
  CHECK(box.rules[0].rect.width >= set("AB").width);
  CHECK(box.rules[0].rect.bottom() < -set("AB").ascent);
}

TEST_CASE("formula: a line under a product stands below it") {
  const FormulaBox box = set(R"(\underline{q})");
  REQUIRE(box.rules.size() == 1);
  CHECK(box.rules[0].rect.y > set("q").descent);
}

TEST_CASE("formula: sized delimiters grow from big to Bigg") {
  double before = height(set("("));
  for (const char* name : {R"(\big()", R"(\Big()", R"(\bigg()", R"(\Bigg()"}) {
    CAPTURE(name);
    const double now = height(set(name));
    CHECK(now > before);
    before = now;
  }
}

TEST_CASE("formula: overset puts a small row above its base") {
  const FormulaBox box = set(R"(\overset{a}{=})");
  REQUIRE(box.glyphs.size() == 2);
  CHECK(box.glyphs[1].origin.y < 0);
  CHECK(box.glyphs[1].size < kSize);
}

TEST_CASE("formula: a binomial has parentheses and no bar") {
  const FormulaBox box = set(R"(\binom{n}{k})");
  CHECK(box.rules.empty());
  CHECK(box.glyphs.size() == 4);
}

TEST_CASE("formula: a prime stands before a superscript, over a subscript") {
  const FormulaBox raised = set("x'^2");
  REQUIRE(raised.glyphs.size() == 3);
  CHECK(raised.glyphs[1].size == kSize);
  CHECK(raised.glyphs[2].origin.x > raised.glyphs[1].origin.x);
  const FormulaBox lowered = set("x'_i");
  REQUIRE(lowered.glyphs.size() == 3);
  CHECK(lowered.glyphs[2].origin.x <= lowered.glyphs[1].origin.x);
}

TEST_CASE("formula: an operator with a star has its subscript below it") {
  const FormulaBox box = set(R"(\operatorname*{argmax}_i)");
  CHECK(box.glyphs.back().origin.x < set(R"(\operatorname{argmax})").width);
}

TEST_CASE("speak: reads roots, accents and matrices") {
  CHECK(speak(parsed(R"(\sqrt[3]{x})")) == "root 3 of x");
  CHECK(speak(parsed(R"(\hat{y} + \overline{z})")) == "y hat plus z bar");
  CHECK(speak(parsed(R"(\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix})")) ==
        "matrix with rows 1, 0; 0, 1");
  CHECK(speak(parsed(R"(\begin{aligned} a &= b \\ &= c \end{aligned})")) ==
        "a equals b; equals c");
  CHECK(speak(parsed(R"(\binom{n}{k})")) ==
        "open parenthesis n choose k close parenthesis");
}
