#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::Studio;

CallStep call(const std::string& text, const std::string& shape,
              const std::string& note, int level = 0) {
  return {.call = test::at(text),
          .shape = test::at(shape),
          .note = test::at(note),
          .meaning = test::at("flow"),
          .level = {level, {"deck.yaml", 5, 1, 1}}};
}

/// The text block that says `text`.
TextBlock find_block(const Group& group, const std::string& text) {
  TextBlock found;
  test::for_each(group, [&](const Node& node) {
    const auto* block = std::get_if<TextBlock>(&node.value);
    if (block && block->paragraphs[0].runs[0].text == text) {
      found = *block;
    }
  });
  return found;
}

TEST_CASE("calls: a row has the call in mono, its shape and plain words") {
  Studio studio;
  const auto drawn = studio.draw(test::figure_of(
      CallsFigure{{call("W(x)", "{{ simple.weights | shape }}", "project"),
                   call("y + 1", "", "")}}));
  REQUIRE(drawn.has_value());
  const TextBlock text = find_block(*drawn, "W(x)");
  REQUIRE(text.paragraphs.size() == 1);
  CHECK(text.paragraphs[0].runs[0].style.family == FontFamily::Mono);
  CHECK(text.paragraphs[0].runs[0].style.color == studio.theme.flow.color);
  CHECK(count_text(*drawn, "(3, 3)") == 1);
  CHECK(drawn->info.alt == "calls in order: W(x) gives (3, 3), project; y + 1");
}

TEST_CASE("calls: a call inside another stands further right") {
  Studio studio;
  const auto drawn = studio.draw(test::figure_of(
      CallsFigure{{call("outer()", "", ""), call("inner()", "", "", 1)}}));
  REQUIRE(drawn.has_value());
  CHECK(find_block(*drawn, "inner()").box.x >
        find_block(*drawn, "outer()").box.x);
}

TEST_CASE("calls: notes stand below their calls where columns do not fit") {
  Studio studio;
  const CallsFigure calls{
      {call(std::string(40, 'c'), "(2, 3)", std::string(40, 'n')),
       call("f()", "", "short")}};
  studio.area.width = 1728;
  const auto wide = studio.draw(test::figure_of(calls));
  REQUIRE(wide.has_value());
  studio.area.width = 848;
  const auto narrow = studio.draw(test::figure_of(calls));
  REQUIRE(narrow.has_value());
  const auto is_below = [](const Group& group) {
    return find_block(group, std::string(40, 'n')).box.y >
           find_block(group, std::string(40, 'c')).box.y;
  };
  CHECK_FALSE(is_below(*wide));
  CHECK(is_below(*narrow));
}

TEST_CASE("calls: twelve calls fit") {
  Studio studio;
  CallsFigure calls;
  for (int i = 0; i < 12; ++i) {
    calls.calls.push_back(call("f(x)", "(b, n, d)", "words", i > 0 ? 1 : 0));
  }
  const auto drawn = studio.draw(test::figure_of(calls));
  REQUIRE(drawn.has_value());
  CHECK(test::smallest_text(*drawn) >= 20);
}

TEST_CASE("calls: a level that is inside no other is refused") {
  Studio studio;
  const Diagnostic problem = studio.problem(test::figure_of(
      CallsFigure{{call("f()", "", ""), call("g()", "", "", 2)}}));
  CHECK(problem.code == "calls-level");
  CHECK(problem.span.line == 5);
  CHECK(problem.hint == "at most 1 here");
}

TEST_CASE("calls: a call too long for the slide is refused") {
  Studio studio;
  CHECK(studio
            .problem(test::figure_of(CallsFigure{
                {call(std::string(120, 'x'), "", ""), call("f()", "", "")}}))
            .code == "figure-overflow");
}

}  // namespace
}  // namespace owldeck
