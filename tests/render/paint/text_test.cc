#include <doctest/doctest.h>

#include "render/scene/shapes.h"
#include "tests/render/paint/pixels.h"

using namespace owldeck;
using doctest::Approx;

namespace {

/// Paragraphs in a box of 200 x 100 at the origin.
Rect inked(std::vector<Paragraph> paragraphs,
           VerticalAlign vertical = VerticalAlign::Top) {
  return Pixels({{TextBlock{.box = {0, 0, 200, 100},
                            .vertical = vertical,
                            .paragraphs = std::move(paragraphs)}}},
                {200, 100})
      .inked();
}

Paragraph letter(const char* text, Align align = Align::Left) {
  return {.runs = {{.text = text, .style = {.size = 40}}}, .align = align};
}

}  // namespace

TEST_CASE("paint: a label's letters end at its baseline") {
  const Rect ink =
      Pixels({{label("H", {10, 60}, {.size = 40})}}, {60, 100}).inked();
  CHECK(ink.bottom() == 60);
  // Inter's capitals are 1490 of 2048 units high.
  CHECK(ink.height == Approx(40 * 1490 / 2048.0).epsilon(0.05));
}

TEST_CASE("paint: a label starts, is centred or ends at its point") {
  const auto inked_with = [](Align align) {
    return Pixels({{label("HH", {100, 60}, {.size = 40}, align)}}, {200, 100})
        .inked();
  };
  CHECK(inked_with(Align::Left).x == Approx(100).epsilon(0.05));
  CHECK(inked_with(Align::Center).center().x == Approx(100).epsilon(0.01));
  CHECK(inked_with(Align::Right).right() == Approx(100).epsilon(0.05));
}

TEST_CASE("paint: a centred label is in the middle of its box") {
  const Rect ink =
      Pixels({{centered_label("H", {20, 10, 100, 60}, {.size = 40})}},
             {140, 80})
          .inked();
  CHECK(ink.center().x == Approx(70).epsilon(0.02));
  CHECK(ink.center().y == Approx(40).epsilon(0.02));
}

TEST_CASE("paint: text stands at the top, middle or bottom of its box") {
  const double top = inked({letter("H")}, VerticalAlign::Top).y;
  const double middle = inked({letter("H")}, VerticalAlign::Middle).center().y;
  const double bottom = inked({letter("H")}, VerticalAlign::Bottom).bottom();
  CHECK(middle == Approx(50).epsilon(0.02));
  CHECK(top == Approx(100 - bottom).epsilon(0.1));
}

TEST_CASE("paint: lines stand left, centred or right in their box") {
  CHECK(inked({letter("H")}).x < 10);
  CHECK(inked({letter("H", Align::Center)}).center().x ==
        Approx(100).epsilon(0.01));
  CHECK(inked({letter("H", Align::Right)}).right() > 190);
}

TEST_CASE("paint: a marker stands in the indent, on the first line") {
  Paragraph item = letter("H");
  item.indent = 100;
  const double indented = inked({item}).x;
  CHECK(indented > 100);
  item.marker = Run{.text = "H", .style = {.size = 40}};
  const Rect both = inked({item});
  CHECK(both.x == Approx(indented - 100));
  CHECK(both.height == inked({letter("H")}).height);
}

TEST_CASE("paint: a run's rise lifts it") {
  Paragraph raised = letter("H");
  raised.runs[0].rise = 7;
  CHECK(inked({raised}).y == inked({letter("H")}).y - 7);
}

TEST_CASE("paint: each run has its own colour") {
  const Paragraph paragraph{
      .runs = {{.text = "H", .style = {.size = 80, .color = {1, 0, 0}}},
               {.text = "H", .style = {.size = 80, .color = {0, 0, 1}}}}};
  const Pixels pixels(
      {{TextBlock{.box = {0, 0, 200, 100}, .paragraphs = {paragraph}}}},
      {200, 100});
  bool is_red = false;
  bool is_blue = false;
  for (int x = 0; x < 200; ++x) {
    is_red = is_red || pixels.at(x, 55) == Color{1, 0, 0};
    is_blue = is_blue || pixels.at(x, 55) == Color{0, 0, 1};
  }
  CHECK(is_red);
  CHECK(is_blue);
}

TEST_CASE("paint: text fades with its group") {
  const auto ink_of = [](double opacity) {
    const Group group{.opacity = opacity,
                      .children = {{label("H", {10, 60}, {.size = 40})}}};
    return Pixels({{group}}, {60, 100}).total_ink();
  };
  CHECK(ink_of(0.5) == Approx(ink_of(1) / 2).epsilon(0.01));
}

TEST_CASE("paint: letters move by parts of a pixel") {
  const auto ink_at = [](double x) {
    return Pixels({{label("I", {x, 60}, {.size = 40})}}, {60, 100}).inked().x +
           Pixels({{label("I", {x, 60}, {.size = 40})}}, {60, 100}).ink(13, 50);
  };
  CHECK(ink_at(10) != ink_at(10.25));
  CHECK(ink_at(10.25) != ink_at(10.5));
}

TEST_CASE("paint: text takes the same room at every resolution") {
  const auto width_at = [](int pixels_per_unit) {
    const PixelSize size{400 * pixels_per_unit, 60 * pixels_per_unit};
    return Pixels({{label("attention weights", {4, 40}, {.size = 30})}}, size,
                  1.0 / pixels_per_unit)
               .inked()
               .width /
           pixels_per_unit;
  };
  CHECK(width_at(1) == Approx(width_at(8)).epsilon(0.01));
}

TEST_CASE("paint: a formula stands on the line's baseline in its own colour") {
  Run run{.text = "square", .style = {.size = 40}};
  const Color flow{0, 0.5, 0.6};
  Path square{.segments = {{.verb = Verb::Move, .to = {0, 0}},
                           {.verb = Verb::Line, .to = {20, 0}},
                           {.verb = Verb::Line, .to = {20, -20}},
                           {.verb = Verb::Line, .to = {0, -20}},
                           {.verb = Verb::Close}},
              .fill = flow};
  run.formula = InlineFormula{20, 20, 0, {square}};
  const Pixels pixels({{TextBlock{.box = {10, 60, 0, 0},
                                  .vertical = VerticalAlign::Baseline,
                                  .paragraphs = {{.runs = {run}}}}}},
                      {60, 100});
  CHECK(pixels.inked() == Rect{10, 40, 20, 20});
  CHECK(pixels.at(20, 50).red == Approx(flow.red).epsilon(0.01));
  CHECK(pixels.at(20, 50).green == Approx(flow.green).epsilon(0.01));
}
