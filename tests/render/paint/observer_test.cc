#include <cairo.h>
#include <doctest/doctest.h>

#include "render/scene/shapes.h"
#include "render/text/handle.h"
#include "tests/render/paint/pixels.h"

using namespace owldeck;
using doctest::Approx;

namespace {

/// Writes down what it is told.
class Recorder : public PaintObserver {
 public:
  void begin(const NodeInfo& info) override { told += "<" + info.id; }
  void end(const NodeInfo& info) override { told += info.id + ">"; }
  void begin_paragraph(const TextBlock&, const Paragraph& paragraph) override {
    told += "(" + paragraph.runs.front().text;
  }
  void end_paragraph(const TextBlock&, const Paragraph&) override {
    told += ")";
  }
  void begin_formula(const std::string& spoken) override {
    told += "{" + spoken;
  }
  void end_formula() override { told += "}"; }
  void link(const std::string& link, const Rect& area) override {
    told += "[" + link + "]";
    areas.push_back(area);
  }

  std::string told;
  std::vector<Rect> areas;
};

Recorder observed(const std::vector<Node>& nodes) {
  const Handle<cairo_surface_t, cairo_surface_destroy> surface(
      cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr));
  const Handle<cairo_t, cairo_destroy> canvas(cairo_create(surface.get()));
  cairo_scale(canvas.get(), 0.5, 0.5);
  Recorder recorder;
  paint({.nodes = nodes}, TextEngine(), canvas.get(), &recorder);
  return recorder;
}

}  // namespace

TEST_CASE("observer: is told of nodes with a role around their children") {
  const Group figure{
      .info = {.role = Role::Figure, .id = "figure"},
      .children = {{Rectangle{.info = {.id = "decoration"}}},
                   {Rectangle{.info = {.role = Role::Code, .id = "code"}}}}};
  CHECK(observed({{figure}}).told == "<figure<codecode>figure>");
}

TEST_CASE("observer: is told of the paragraphs of a text with a role") {
  const Paragraph first{.runs = {{.text = "query"}}};
  const Paragraph second{.runs = {{.text = "key"}}};
  const TextBlock block{.info = {.role = Role::Paragraph, .id = "body"},
                        .paragraphs = {first, second}};
  CHECK(observed({{block}}).told == "<body(query)(key)body>");
}

TEST_CASE("observer: is not told of text that is decoration") {
  CHECK(observed({{label("query", {}, {})}}).told.empty());
}

TEST_CASE("observer: a node's link has the node's area, in page units") {
  const Rectangle card{.info = {.link = "#slide-2"}, .rect = {1, 2, 30, 40}};
  const Group group{.offset = {100, 200}, .scale = 2, .children = {{card}}};
  const Recorder recorder = observed({{group}});
  CHECK(recorder.told == "[#slide-2]");
  REQUIRE(recorder.areas.size() == 1);
  CHECK(recorder.areas[0] == Rect{102, 204, 60, 80});
}

TEST_CASE("observer: a run's link has the run's area on each of its lines") {
  const TextEngine text;
  const Paragraph paragraph{
      .runs = {{.text = "see "}, {.text = "the notebook", .link = "nb"}}};
  const double width = text.measure({paragraph}, 0).width;
  const auto link_areas = [&](double box_width) {
    return observed({{TextBlock{.box = {10, 20, box_width, 0},
                                .paragraphs = {paragraph}}}})
        .areas;
  };
  const std::vector<Rect> one = link_areas(width);
  REQUIRE(one.size() == 1);
  CHECK(one[0].x == Approx(10 + text_width(text, "see ", {})).epsilon(0.001));
  CHECK(one[0].right() == Approx(10 + width));
  CHECK(link_areas(width - 10).size() == 2);
}

TEST_CASE("observer: is told of nothing that cannot be seen") {
  const Group hidden{
      .info = {.id = "hidden"},
      .opacity = 0,
      .children = {{Rectangle{.info = {.role = Role::Figure, .link = "x"}}}}};
  CHECK(observed({{hidden}}).told.empty());
}

TEST_CASE("observer: is told how a formula is read aloud") {
  Run run{.text = "q dot k"};
  run.formula = InlineFormula{20, 20, 0, {}};
  const TextBlock block{.info = {.role = Role::Paragraph, .id = "body"},
                        .paragraphs = {{.runs = {{.text = "see "}, run}}}};
  CHECK(observed({{block}}).told == "<body(see {q dot k})body>");
}
