#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::Studio;

ComparisonCard card(const std::string& title,
                    const std::vector<std::string>& lines) {
  ComparisonCard card{.head = {test::at(title), {}, test::at("flow")}};
  for (const std::string& line : lines) {
    card.lines.push_back(test::at(line));
  }
  return card;
}

std::vector<double> tops_of(const Group& group, const std::string& text) {
  std::vector<double> tops;
  test::for_each(group, [&](const Node& node) {
    const auto* block = std::get_if<TextBlock>(&node.value);
    if (block && block->paragraphs[0].runs[0].text == text) {
      tops.push_back(block->box.y);
    }
  });
  return tops;
}

TEST_CASE("cards: lines of the same number stand at the same height") {
  Studio studio;
  const auto drawn = studio.draw(test::figure_of(
      CardsFigure{{card("Stack", {"short", "second"}),
                   card("Split", {std::string(60, 'x'), "second"})}}));
  REQUIRE(drawn.has_value());
  const auto tops = tops_of(*drawn, "second");
  REQUIRE(tops.size() == 2);
  CHECK(tops[0] == tops[1]);
}

TEST_CASE("cards: alternative text tells every card") {
  Studio studio;
  const auto drawn = studio.draw(test::figure_of(
      CardsFigure{{card("Stack", {"slow"}), card("Split", {"fast"})}}));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt == "comparison: Stack, slow; Split, fast");
}

TEST_CASE("cards: more text than fits is refused") {
  Studio studio;
  CHECK(studio
            .problem(test::figure_of(CardsFigure{
                {card("Stack", {std::string(2000, 'x')}), card("Split", {})}}))
            .code == "figure-overflow");
}

}  // namespace
}  // namespace owldeck
