#include <doctest/doctest.h>

#include "generator/compose/prose.h"
#include "tests/generator/compose/support.h"

// What is written like a bullet's text is set like one, wherever it stands.
namespace owldeck {
namespace {

constexpr const char* kMarked = "*why* `softmax` isn't \"hard\", $x^2$";

/// That `run` exists where `kMarked` was set, with each of its parts.
void check_set(const Page& page, const std::string& where) {
  CAPTURE(where);
  const auto& nodes = page.scene.nodes;
  const Run* emphasis = find_run(nodes, "why");
  const Run* code = find_run(nodes, "softmax");
  const Run* formula = find_run(nodes, "x to the 2");
  REQUIRE(emphasis);
  REQUIRE(code);
  REQUIRE(formula);
  CHECK(emphasis->style.italic);
  CHECK(code->style.family == FontFamily::Mono);
  CHECK(formula->formula.has_value());
  // Before a short last word lines do not break, but the tag never breaks.
  CHECK((find_run(nodes, " isn’t “hard”,\u00A0") ||
         find_run(nodes, " isn’t “hard”, ")));
}

Page page_of(const Slide& slide) {
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  CHECK(studio.diagnostics.all().empty());
  return document.pages.at(0);
}

Slide with_figure(decltype(Figure::kind) kind) {
  Slide slide = concept_slide(6);
  slide.figures.resize(1);
  slide.figures[0].kind = std::move(kind);
  return slide;
}

TEST_CASE("alike: a title") {
  Slide slide = concept_slide(6);
  slide.title = at(kMarked);
  check_set(page_of(slide), "title");
}

TEST_CASE("alike: a subtitle") {
  Slide slide = concept_slide(1);
  slide.type.value = SlideType::Title;
  slide.subtitle = at(kMarked);
  check_set(page_of(slide), "subtitle");
}

TEST_CASE("alike: an anchor's objective") {
  Slide slide = concept_slide(6);
  slide.anchor = Anchor{at("CH3-LAB-01"), {}, at(kMarked), {}};
  check_set(page_of(slide), "anchor");
}

TEST_CASE("alike: an outcome's title") {
  Slide slide = concept_slide(6);
  slide.type.value = SlideType::Takeaway;
  slide.outcomes = Outcomes{};
  slide.outcomes->heading = at("After this");
  slide.outcomes->items = {{at(kMarked), at("words")}};
  check_set(page_of(slide), "outcome");
}

TEST_CASE("alike: a figure's caption") {
  ChecklistFigure checklist;
  checklist.items = {{at("one"), {}}};
  Slide slide = with_figure(checklist);
  slide.figures[0].caption = at(kMarked);
  check_set(page_of(slide), "caption");
}

TEST_CASE("alike: a checklist's item") {
  ChecklistFigure checklist;
  checklist.items = {{at(kMarked), {}}};
  check_set(page_of(with_figure(checklist)), "checklist");
}

TEST_CASE("alike: a pipeline's box") {
  PipelineFigure pipeline;
  pipeline.boxes = {{at("One"), at(kMarked), at("flow")},
                    {at("Two"), at("two"), at("flow")}};
  check_set(page_of(with_figure(pipeline)), "pipeline");
}

TEST_CASE("alike: a card's line") {
  CardsFigure cards;
  cards.cards = {{{at("One"), {}, at("flow")}, {at(kMarked)}},
                 {{at("Two"), {}, at("core")}, {at("two")}}};
  check_set(page_of(with_figure(cards)), "card");
}

TEST_CASE("alike: the outline and alternative texts say words") {
  Slide slide = concept_slide(6);
  slide.title = at(kMarked);
  ChecklistFigure checklist;
  checklist.items = {{at(kMarked), {}}};
  slide.figures.resize(1);
  slide.figures[0].kind = checklist;
  const Page page = page_of(slide);
  const std::string spoken = "why softmax isn’t “hard”, x to the 2";
  CHECK(page.title == spoken);
  bool is_said = false;
  for (const Node& node : page.scene.nodes) {
    const auto* figure = std::get_if<Group>(&node.value);
    is_said = is_said || (figure && figure->info.alt == "checklist: " + spoken);
  }
  CHECK(is_said);
}

}  // namespace
}  // namespace owldeck
