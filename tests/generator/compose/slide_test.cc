#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

constexpr SlideType kTypes[] = {
    SlideType::Title,     SlideType::Agenda,          SlideType::Concept,
    SlideType::Practical, SlideType::Animation,       SlideType::Code,
    SlideType::Appendix,  SlideType::Troubleshooting, SlideType::Takeaway,
    SlideType::Quiz};

Deck deck_of_all_types() {
  std::vector<Slide> slides;
  for (const SlideType type : kTypes) {
    slides.push_back(concept_slide(static_cast<int>(slides.size()) + 1));
    slides.back().type.value = type;
    if (type == SlideType::Quiz) {
      slides.back().options = {at("none"), at("all")};
    }
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

/// The variant that a slide with `slide`'s content gets in the layout of
/// `type`.
std::string chosen(SlideType type, AudienceSlide slide,
                   Diagnostics& diagnostics) {
  slide.type = type;
  slide.number = 7;
  slide.label = "7";
  slide.span = {"deck.yaml", 3, 5};
  const std::string path = fmt::format("layouts/{}.yaml", to_string(type));
  const auto layout = load_layout(*Templates().find(path), {}, diagnostics);
  const LayoutVariant* variant = choose_variant(slide, *layout, diagnostics);
  return variant ? variant->name : "none";
}

TEST_CASE("variant: code, figure and headings each choose their own") {
  Diagnostics diagnostics;
  AudienceSlide slide;
  slide.body = at("- a\n");
  CHECK(chosen(SlideType::Concept, slide, diagnostics) == "text");
  slide.body = at("## one\n- a\n## two\n- b\n");
  CHECK(chosen(SlideType::Concept, slide, diagnostics) == "columns");
  slide.figures = {Figure{}};
  CHECK(chosen(SlideType::Concept, slide, diagnostics) == "figure-left");
  slide.body = {};
  CHECK(chosen(SlideType::Concept, slide, diagnostics) == "figure-full");
  slide.figures.clear();
  slide.code = Code{};
  CHECK(chosen(SlideType::Code, slide, diagnostics) == "code");
  CHECK(diagnostics.all().empty());
}

TEST_CASE("variant: content that no layout has a slot for names the slots") {
  Diagnostics diagnostics;
  AudienceSlide slide;
  slide.code = Code{};
  slide.code->span = {"deck.yaml", 9, 7};
  CHECK(chosen(SlideType::Agenda, slide, diagnostics) == "none");
  REQUIRE(diagnostics.all().size() == 1);
  const Diagnostic& problem = diagnostics.all().front();
  CHECK(problem.code == "layout-slots");
  CHECK(problem.span.line == 9);
  CHECK(problem.message == "slide 7, of type agenda, has no slot for code");
  CHECK(problem.hint ==
        "its layouts: figure-left (figure, text or columns); figure-full "
        "(figure); text (text); columns (columns)");
}

TEST_CASE("variant: contents that have slots but none together are named") {
  Diagnostics diagnostics;
  AudienceSlide slide;
  slide.figures = {Figure{}};
  slide.code = Code{};
  CHECK(chosen(SlideType::Code, slide, diagnostics) == "none");
  CHECK(diagnostics.all().at(0).message ==
        "slide 7, of type code, has no layout for figure, code");
}

TEST_CASE("variant: one that is named is taken if it has the slots") {
  Diagnostics diagnostics;
  AudienceSlide slide;
  slide.body = at("## one\n- a\n## two\n- b\n");
  slide.figures = {Figure{}};
  slide.layout = Located<std::string>{"figure-left", {"deck.yaml", 4, 9}};
  CHECK(chosen(SlideType::Concept, slide, diagnostics) == "figure-left");
  CHECK(diagnostics.all().empty());
  slide.layout->value = "figure-ful";
  CHECK(chosen(SlideType::Concept, slide, diagnostics) == "none");
  CHECK(diagnostics.all().at(0).message ==
        "no layout 'figure-ful' for a slide of type concept");
  CHECK(diagnostics.all().at(0).hint == "did you mean 'figure-full'?");
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

TEST_CASE("boxes: every slot is outlined and named over the finished page") {
  Studio studio;
  ComposeInputs inputs = studio.inputs();
  inputs.boxes = true;
  const AudienceDeck deck =
      for_audience(deck_of({concept_slide(7)}), Audience::Learner);
  const Document document = compose(deck, inputs, studio.diagnostics);
  const std::vector<Node>& nodes = document.pages.at(0).scene.nodes;
  const auto* boxes = std::get_if<Group>(&nodes.back().value);
  REQUIRE(boxes);
  CHECK(boxes->info.id == "boxes");
  const std::string names = text_in(nodes.back());
  for (const std::string slot : {"title", "body", "owl-text", "page-number"}) {
    CHECK(names.find(slot + "\n") != std::string::npos);
  }
}

TEST_CASE("boxes: there are none unless asked for") {
  Studio studio;
  const Document document = studio.compose(deck_of({concept_slide(7)}));
  CHECK_FALSE(find_node(document.pages.at(0).scene.nodes, "boxes"));
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
