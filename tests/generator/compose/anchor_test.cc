#include <doctest/doctest.h>

#include "generator/compose/anchor_tag.h"
#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

Slide with_anchor(int number, const std::string& id,
                  std::vector<Prerequisite> prerequisites) {
  Slide slide = concept_slide(number);
  slide.anchor = Anchor{at(id),
                        {at("ch03/ch03.ipynb")},
                        at("run simple weights"),
                        std::move(prerequisites)};
  return slide;
}

TEST_CASE("anchor: a range stays a range with its digits") {
  CHECK(prerequisite_text({at("CH3-LAB-01"), 5}) == "CH3-LAB-01..05");
  CHECK(prerequisite_text({at("CH3-LAB-01"), 12}) == "CH3-LAB-01..12");
}

TEST_CASE("anchor: the tag says id, objective, asset and what comes before") {
  Studio studio;
  const Document document = studio.compose(deck_of(
      {with_anchor(5, "CH3-LAB-01", {}),
       with_anchor(8, "CH3-LAB-02", {{at("CH3-LAB-01"), std::nullopt}})}));
  CHECK(text_in(*find_node(document.pages.at(1).scene.nodes, "anchor")) ==
        "CH3-LAB-02\nrun simple weights\nch03/ch03.ipynb\n"
        "after CH3-LAB-01\n");
}

TEST_CASE("anchor: without prerequisites nothing comes after the asset") {
  Studio studio;
  const Document document =
      studio.compose(deck_of({with_anchor(5, "CH3-LAB-01", {})}));
  CHECK(text_in(*find_node(document.pages.at(0).scene.nodes, "anchor")) ==
        "CH3-LAB-01\nrun simple weights\nch03/ch03.ipynb\n");
}

TEST_CASE("anchor: the asset leads to the course's repository") {
  Studio studio;
  const Document document =
      studio.compose(deck_of({with_anchor(5, "CH3-LAB-01", {})}));
  CHECK(find_run(document.pages.at(0).scene.nodes, "ch03/ch03.ipynb")->link ==
        "https://example.org/course/ch03/ch03.ipynb");
}

TEST_CASE("anchor: a prerequisite leads to the slide that teaches it") {
  Studio studio;
  const Document document = studio.compose(deck_of(
      {with_anchor(5, "CH3-LAB-01", {}),
       with_anchor(8, "CH3-LAB-02", {{at("CH3-LAB-01"), std::nullopt}})}));
  const Node* tag = find_node(document.pages.at(1).scene.nodes, "anchor");
  CHECK(find_run({*tag}, "CH3-LAB-01")->link == "#slide-05");
}

TEST_CASE("anchor: a tag wider than its line is reported") {
  Slide slide = with_anchor(5, "CH3-LAB-01", {});
  slide.anchor->objective = at(std::string(160, 'x'), 30);
  Studio studio;
  static_cast<void>(studio.compose(deck_of({slide})));
  REQUIRE(studio.diagnostics.all().size() == 1);
  CHECK(studio.diagnostics.all()[0].code == "text-overflow");
  CHECK(studio.diagnostics.all()[0].span.line == 30);
}

TEST_CASE("anchor: a tag that is too wide says by how much") {
  Slide slide = with_anchor(5, "CH3-LAB-01", {});
  slide.anchor->objective = at(std::string(160, 'x'), 30);
  Studio studio;
  static_cast<void>(studio.compose(deck_of({slide})));
  REQUIRE(studio.diagnostics.all().size() == 1);
  // Letters of 10 units: 10, 160 and 15 of them, paddings and a separator of
  // 84 are 1934 units; there are 1632.
  CHECK(studio.diagnostics.all()[0].message ==
        "anchor of slide 5 does not fit its slot 'anchor': 1 line (302 units) "
        "over");
}

TEST_CASE("anchor: a tag that is too wide steps down the theme's scale") {
  Slide slide = with_anchor(5, "CH3-LAB-01", {});
  slide.anchor->objective = at(std::string(110, 'x'), 30);
  Studio studio;
  const ComposeInputs usual = studio.inputs();
  Look look = usual.look;
  look.theme.small_size = 24;
  const ComposeInputs larger{usual.traces, look, usual.blueprint, usual.clips,
                             usual.measurer};
  const Document document =
      compose(for_audience(deck_of({slide}), Audience::Learner), larger,
              studio.diagnostics);
  CHECK(studio.diagnostics.all().empty());
  CHECK(find_run(document.pages.at(0).scene.nodes, std::string(110, 'x'))
            ->style.size == 22);
}

}  // namespace
}  // namespace owldeck
