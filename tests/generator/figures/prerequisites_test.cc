#include "tests/generator/figures/deck_support.h"

namespace owldeck {
namespace {

using test::anchor_slide;
using test::Studio;

Figure anchors(const std::string& lit = {}) {
  PrerequisitesFigure figure;
  if (!lit.empty()) {
    figure.anchor = test::at(lit, 3);
  }
  return test::figure_of(figure);
}

/// A needs nothing, B needs A, C needs both.
Studio three_anchors() {
  return test::studio_with({anchor_slide(1, "LAB-01", {}),
                            anchor_slide(2, "LAB-02", {"LAB-01"}),
                            anchor_slide(3, "LAB-03", {"LAB-01", "LAB-02"})});
}

/// Arrows have a curve and a head each.
long count_arrows(const Group& group) {
  long count = 0;
  test::for_each(group, [&](const Node& node) {
    const auto* path = std::get_if<Path>(&node.value);
    count += path && path->stroke ? 1 : 0;
  });
  return count;
}

TEST_CASE("prerequisites: what is needed stands before what needs it") {
  Studio studio = three_anchors();
  const auto drawn = studio.draw(anchors());
  REQUIRE(drawn.has_value());
  const auto links = test::links_of(*drawn);
  REQUIRE(links.size() == 3);
  CHECK(links[0].first == "#slide-01");
  CHECK(links[0].second.right() < links[1].second.x);
  CHECK(links[1].second.right() < links[2].second.x);
}

TEST_CASE("prerequisites: a need that follows from others has no arrow") {
  Studio studio = three_anchors();
  const auto drawn = studio.draw(anchors());
  REQUIRE(drawn.has_value());
  CHECK(count_arrows(*drawn) == 2);
  CHECK(drawn->info.alt ==
        "anchors and what each needs first: LAB-01; LAB-02 after LAB-01; "
        "LAB-03 after LAB-01, LAB-02");
}

TEST_CASE("prerequisites: a range is all of its anchors") {
  std::vector<Slide> slides{anchor_slide(1, "LAB-09", {}),
                            anchor_slide(2, "LAB-10", {}),
                            anchor_slide(3, "END", {})};
  slides[2].anchor->prerequisites = {{test::at("LAB-09"), 10}};
  Studio studio = test::studio_with(std::move(slides));
  const auto drawn = studio.draw(anchors());
  REQUIRE(drawn.has_value());
  CHECK(count_arrows(*drawn) == 2);
  CHECK(drawn->info.alt.ends_with("END after LAB-09, LAB-10"));
}

TEST_CASE("prerequisites: an anchor is lit with what it needs") {
  Studio studio = three_anchors();
  const auto drawn = studio.draw(anchors("LAB-02"));
  REQUIRE(drawn.has_value());
  std::vector<Fill> fills;
  test::for_each(*drawn, [&](const Node& node) {
    if (const auto* box = std::get_if<Rectangle>(&node.value)) {
      fills.push_back(*box->fill);
    }
  });
  CHECK(fills == std::vector<Fill>{studio.theme.flow.tint,
                                   studio.theme.core.color,
                                   studio.theme.panel});
}

TEST_CASE("prerequisites: an unknown anchor is refused with the nearest") {
  Studio studio = three_anchors();
  const Diagnostic problem = studio.problem(anchors("LAB-20"));
  CHECK(problem.code == "unknown-name");
  CHECK(problem.span.line == 3);
}

TEST_CASE("prerequisites: a long chain runs down, a longer is refused") {
  std::vector<Slide> slides{anchor_slide(1, "CHAPTER-LAB-01", {})};
  for (int i = 2; i <= 10; ++i) {
    const std::string before = slides.back().anchor->id.value;
    slides.push_back(
        anchor_slide(i, "CHAPTER-LAB-" + std::to_string(i), {before}));
  }
  Studio studio = test::studio_with(slides);
  const auto drawn = studio.draw(anchors());
  REQUIRE(drawn.has_value());
  const auto links = test::links_of(*drawn);
  CHECK(links[0].second.center().x ==
        doctest::Approx(links[1].second.center().x));
  CHECK(links[0].second.bottom() < links[1].second.y);
  studio.area.height = 300;
  CHECK(studio.problem(anchors()).code == "figure-overflow");
}

TEST_CASE("prerequisites: a deck without anchors has none") {
  Studio studio = test::studio_with({test::slide_of(1, SlideType::Title)});
  CHECK(studio.problem(anchors()).code == "figure-empty");
}

}  // namespace
}  // namespace owldeck
