#include "tests/generator/figures/deck_support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::Studio;

/// Five slides, an hour of three and one of two.
Studio two_hours() {
  Studio studio = test::studio_with({test::slide_of(1, SlideType::Title),
                                     test::slide_of(2, SlideType::Concept),
                                     test::slide_of(3, SlideType::Animation),
                                     test::slide_of(4, SlideType::Practical),
                                     test::slide_of(5, SlideType::Appendix)});
  studio.blueprint.emplace().parts = {{"Hour 1", 1, 3}, {"Hour 2", 4, 5}};
  return studio;
}

Figure timeline(const std::vector<std::pair<int, std::string>>& sections) {
  TimelineFigure figure;
  for (const auto& [slide, title] : sections) {
    TimelineSection& section = figure.sections.emplace_back();
    section.slide.value = slide;
    section.slide.span = {"deck.yaml", slide, 1, 1};
    section.title = test::at(title);
  }
  return test::figure_of(figure);
}

TEST_CASE("timeline: every slide is a box that leads to it, a row a part") {
  Studio studio = two_hours();
  const auto drawn = studio.draw(timeline({}));
  REQUIRE(drawn.has_value());
  const auto links = test::links_of(*drawn);
  REQUIRE(links.size() == 5);
  CHECK(links[0].first == "#slide-01");
  CHECK(links[4].first == "#slide-05");
  CHECK(links[0].second.y == links[2].second.y);
  CHECK(links[3].second.y > links[2].second.y);
  CHECK(links[3].second.x == links[0].second.x);
  CHECK(count_text(*drawn, "Hour 2") == 1);
}

TEST_CASE("timeline: a legend names the types that there are") {
  Studio studio = two_hours();
  const auto drawn = studio.draw(timeline({}));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "animation") == 1);
  CHECK(count_text(*drawn, "code") == 0);
}

TEST_CASE("timeline: a quiz has a look and a name of its own") {
  Studio studio = test::studio_with({test::slide_of(1, SlideType::Practical),
                                     test::slide_of(2, SlideType::Quiz)});
  const auto drawn = studio.draw(timeline({}));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "quiz") == 1);
}

TEST_CASE("timeline: a section over two rows has its title once") {
  Studio studio = two_hours();
  const auto drawn = studio.draw(timeline({{2, "Heads"}}));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "Heads") == 1);
  CHECK(drawn->info.alt ==
        "timeline of the slides. Hour 1: 1 title, Heads: 2 concept, 3 "
        "animation. Hour 2: 4 practical, 5 appendix");
}

TEST_CASE("timeline: without a blueprint long decks take several rows") {
  std::vector<Slide> slides;
  for (int number = 1; number <= 20; ++number) {
    slides.push_back(test::slide_of(number, SlideType::Concept));
  }
  Studio studio = test::studio_with(std::move(slides));
  const auto drawn = studio.draw(timeline({}));
  REQUIRE(drawn.has_value());
  const auto links = test::links_of(*drawn);
  CHECK(links[9].second.y == links[0].second.y);
  CHECK(links[10].second.y > links[0].second.y);
}

TEST_CASE("timeline: sections out of order or of no slide are refused") {
  Studio turned = two_hours();
  const Diagnostic order = turned.problem(timeline({{3, "b"}, {2, "a"}}));
  CHECK(order.code == "timeline-section");
  CHECK(order.span.line == 2);
  Studio missing = two_hours();
  CHECK(missing.problem(timeline({{9, "x"}})).message == "there is no slide 9");
}

TEST_CASE("timeline: titles that do not fit below their slides are refused") {
  Studio studio = two_hours();
  CHECK(studio.problem(timeline({{2, std::string(400, 'x')}})).code ==
        "figure-overflow");
}

TEST_CASE("timeline: a deck without slides has none") {
  Studio studio = test::studio_with({});
  CHECK(studio.problem(timeline({})).code == "figure-empty");
}

}  // namespace
}  // namespace owldeck
