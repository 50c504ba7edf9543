#include <doctest/doctest.h>

#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

constexpr SlideType kTypes[] = {
    SlideType::Title,     SlideType::Agenda,          SlideType::Concept,
    SlideType::Practical, SlideType::Animation,       SlideType::Code,
    SlideType::Appendix,  SlideType::Troubleshooting, SlideType::Takeaway};

Deck deck_of_all_types() {
  std::vector<Slide> slides;
  for (const SlideType type : kTypes) {
    slides.push_back(concept_slide(static_cast<int>(slides.size()) + 1));
    slides.back().type.value = type;
  }
  return deck_of(std::move(slides));
}

std::string kicker(const Slide& slide) {
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  return text_in(*find_node(document.pages.at(0).scene.nodes, "kicker"));
}

TEST_CASE("slide: every type composes without a report") {
  Studio studio;
  CHECK(studio.compose(deck_of_all_types()).pages.size() == std::size(kTypes));
  CHECK(studio.diagnostics.all().empty());
}

TEST_CASE("slide: every type has exactly one title") {
  Studio studio;
  for (const Page& page : studio.compose(deck_of_all_types()).pages) {
    CHECK(count_role(page.scene.nodes, Role::Title) == 1);
  }
}

TEST_CASE("slide: the owl stands at the same place on every type") {
  Studio studio;
  const Document document = studio.compose(deck_of_all_types());
  const Node* first = find_node(document.pages.at(0).scene.nodes, "owl");
  REQUIRE(first);
  for (const Page& page : document.pages) {
    const Node* owl = find_node(page.scene.nodes, "owl");
    REQUIRE(owl);
    CHECK(*owl == *first);
  }
}

TEST_CASE("slide: pages are named by number and titled for the outline") {
  Studio studio;
  const Document document = studio.compose(deck_of({concept_slide(7)}));
  CHECK(document.pages.at(0).name == "slide-07");
  CHECK(document.pages.at(0).title == "Every token asks");
}

TEST_CASE("slide: parts are in reading order") {
  Slide slide = concept_slide(3);
  slide.beginner = beginner_of(at("a"), at("b"), at("c"));
  slide.anchor = Anchor{at("CH3-LAB-01"), {at("a.ipynb")}, at("run"), {}};
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  std::vector<std::string> ids;
  for (const Node& node : document.pages.at(0).scene.nodes) {
    ids.push_back(
        std::visit([](const auto& part) { return part.info.id; }, node.value));
  }
  CHECK(ids == std::vector<std::string>{"kicker", "title", "body", "strip",
                                        "owl", "anchor", "page-number"});
}

TEST_CASE("kicker: names the hour and the type") {
  CHECK(kicker(concept_slide(6)) == "Hour 1  /  Concept\n");
}

TEST_CASE("kicker: a part's letter follows the type") {
  Slide slide = concept_slide(28);
  slide.type.value = SlideType::Appendix;
  slide.part = at("B");
  CHECK(kicker(slide) == "Hour 2  /  Appendix B\n");
}

TEST_CASE("kicker: outside the hours it names the deck") {
  CHECK(kicker(concept_slide(2)) == "Attention mechanics  /  Concept\n");
}

TEST_CASE("kicker: the agenda is about the whole deck") {
  Slide slide = concept_slide(5);
  slide.type.value = SlideType::Agenda;
  CHECK(kicker(slide) == "Attention mechanics  /  Agenda\n");
}

TEST_CASE("variant: code, figure and headings each choose their own") {
  AudienceSlide slide;
  CHECK(variant_for(slide) == "text");
  slide.body = at("## one\n- a\n## two\n- b\n");
  CHECK(variant_for(slide) == "columns");
  slide.figure = Figure{};
  CHECK(variant_for(slide) == "figure-left");
  slide.body = {};
  CHECK(variant_for(slide) == "figure-full");
  slide.code = Code{};
  CHECK(variant_for(slide) == "code");
}

TEST_CASE("body: headings stand in two columns of equal top") {
  Slide slide = concept_slide(2);
  slide.type.value = SlideType::Agenda;
  slide.body = at("## one\n- a\n- b\n## two\n- c\n");
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  const auto& body = std::get<Group>(
      find_node(document.pages.at(0).scene.nodes, "body")->value);
  REQUIRE(body.children.size() == 2);
  const auto first_box = [](const Node& column) {
    return std::get<TextBlock>(
               std::get<Group>(column.value).children.at(0).value)
        .box;
  };
  CHECK(first_box(body.children[0]).y == first_box(body.children[1]).y);
  CHECK(first_box(body.children[1]).x > first_box(body.children[0]).right());
}

TEST_CASE("sources: each title leads to its address") {
  Slide slide = concept_slide(3);
  slide.sources = {at("book"), at("paper")};
  Deck deck = deck_of({slide});
  deck.sources = {{at("book"), at("Notebook"), std::nullopt, at("a.ipynb")},
                  {at("paper"), at("Paper"), at("https://p.org"), {}}};
  Studio studio;
  const Document document = studio.compose(deck);
  const auto& nodes = document.pages.at(0).scene.nodes;
  CHECK(find_run(nodes, "Notebook")->link ==
        "https://example.org/course/a.ipynb");
  CHECK(find_run(nodes, "Paper")->link == "https://p.org");
}

}  // namespace
}  // namespace owldeck
