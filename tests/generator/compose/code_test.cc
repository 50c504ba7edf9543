#include <doctest/doctest.h>

#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

CodeStep step_at(int line, const std::string& meaning,
                 const std::string& title) {
  CodeStep step;
  step.first_line.value = line;
  step.last_line = line;
  step.meaning = at(meaning);
  step.title = at(title);
  return step;
}

Slide code_slide() {
  Slide slide = concept_slide(15);
  slide.type.value = SlideType::Code;
  slide.body = {};
  Code code;
  code.language = at("python");
  code.text = at("x = f(1)\n\nreturn x\n", 40);
  code.steps.push_back(step_at(1, "flow", "First"));
  code.steps.back().shape = at("(b, n)");
  code.steps.back().result = at("one");
  code.steps.push_back(step_at(3, "safe", "Second"));
  code.edge_case = at("a single token");
  slide.code = code;
  return slide;
}

std::vector<Diagnostic> problems_of(const Slide& slide) {
  Studio studio;
  static_cast<void>(studio.compose(deck_of({slide})));
  return studio.diagnostics.all();
}

TEST_CASE("code: words are coloured and lines stay whole") {
  Studio studio;
  const Document document = studio.compose(deck_of({code_slide()}));
  const auto& nodes = document.pages.at(0).scene.nodes;
  CHECK(studio.diagnostics.all().empty());
  CHECK(count_role(nodes, Role::Code) == 2);  // a line each
  CHECK(find_run(nodes, "return")->style.weight == 700);
  CHECK(find_run(nodes, "f")->style.color ==
        studio.inputs().look.theme.flow.color);
}

TEST_CASE("code: each step is an item with its title, shape and result") {
  Studio studio;
  const Document document = studio.compose(deck_of({code_slide()}));
  const auto& nodes = document.pages.at(0).scene.nodes;
  const Node* steps = find_node(nodes, "steps");
  REQUIRE(steps);
  CHECK(count_role({*steps}, Role::ListItem) == 2);
  CHECK(text_in(*steps) == "1\n2\nFirst \n(b, n) \none\nSecond\n");
  CHECK(text_in(*find_node(nodes, "facts")) == "Edge case  a single token\n");
}

TEST_CASE("code: a step beyond the last line is reported") {
  Slide slide = code_slide();
  slide.code->steps[1].first_line = {4, {"deck.yaml", 50, 9, 1}};
  slide.code->steps[1].last_line = 4;
  const auto problems = problems_of(slide);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "code-lines");
  CHECK(problems[0].span.line == 50);
  CHECK(problems[0].message ==
        "step 2 marks line 4, but the code has lines 1 to 3");
}

TEST_CASE("code: a line wider than the card is reported, never broken") {
  Slide slide = code_slide();
  slide.code->text.value = std::string(110, 'x') + "\n\nreturn x\n";
  const auto problems = problems_of(slide);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "text-overflow");
  CHECK(problems[0].span.line == 40);
}

TEST_CASE("code: words can be read on the tint of any step") {
  Slide slide = code_slide();
  slide.code->steps[0].meaning = at("risk");
  Studio studio;
  const Theme& theme = studio.inputs().look.theme;
  REQUIRE(contrast_ratio(theme.flow.color, theme.risk.tint) < 4.5);
  const Document document = studio.compose(deck_of({slide}));
  const Run* call = find_run(document.pages.at(0).scene.nodes, "f");
  REQUIRE(call);
  CHECK(contrast_ratio(call->style.color, theme.risk.tint) >= 4.5);
}

TEST_CASE("code: a step's unknown meaning names the nearest") {
  Slide slide = code_slide();
  slide.code->steps[0].meaning = at("flo");
  const auto problems = problems_of(slide);
  REQUIRE(!problems.empty());
  CHECK(problems[0].code == "unknown-meaning");
  CHECK(problems[0].hint == "did you mean 'flow'?");
}

}  // namespace
}  // namespace owldeck
