#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::Studio;

Figure checklist_of(const std::string& text, std::size_t count) {
  ChecklistFigure list;
  for (std::size_t i = 0; i < count; ++i) {
    list.items.push_back(
        {test::at(text), test::at("{{ simple.weights[see][owls] | .2f }}")});
  }
  return test::figure_of(list);
}

TEST_CASE("checklist: an item has a box to tick and the number to see") {
  Studio studio;
  const auto drawn = studio.draw(checklist_of("Print the weights", 2));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "0.25") == 2);
  long boxes = 0;
  test::for_each(*drawn, [&](const Node& node) {
    const auto* box = std::get_if<Rectangle>(&node.value);
    boxes += box && box->stroke ? 1 : 0;
  });
  CHECK(boxes == 2);
}

TEST_CASE("checklist: alternative text tells what each shows") {
  Studio studio;
  const auto drawn = studio.draw(checklist_of("Print", 1));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt == "checklist: Print, shows 0.25");
}

TEST_CASE("checklist: eight long lines take a smaller size") {
  Studio studio;
  const auto few = studio.draw(checklist_of(std::string(100, 'x'), 2));
  const auto many = studio.draw(checklist_of(std::string(100, 'x'), 8));
  REQUIRE(few.has_value());
  REQUIRE(many.has_value());
  CHECK(count_text(*many, std::string(100, 'x')) == 8);
  CHECK(test::smallest_text(*many) < test::smallest_text(*few));
}

TEST_CASE("checklist: more text than fits is refused") {
  Studio studio;
  CHECK(studio.problem(checklist_of(std::string(600, 'x'), 8)).code ==
        "figure-overflow");
}

TEST_CASE("checklist: it starts at the left of its area") {
  Studio studio;
  const auto drawn = studio.draw(test::figure_of(
      ChecklistFigure{.items = {{.text = test::at("Add up"), .shows = {}}}}));
  REQUIRE(drawn.has_value());
  const auto& picture = std::get<Group>(drawn->children.front().value);
  CHECK(picture.offset.x == studio.area.x);
}

}  // namespace
}  // namespace owldeck
