#include "generator/figures/figure.h"

#include "generator/figures/owl.h"
#include "render/scene/shapes.h"
#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::Studio;

/// A film of ten seconds that shows its time.
Clip film() {
  return {.id = "flow",
          .title = "One query",
          .seconds = 10,
          .frames_per_second = 30,
          .at = [](double seconds) {
            Scene scene;
            TextBlock text = label(std::to_string(static_cast<int>(seconds)),
                                   {100, 100}, {});
            text.info = {.role = Role::Title, .id = "time"};
            scene.nodes.push_back({text});
            return scene;
          }};
}

Figure still_of(const std::string& animation) {
  return test::figure_of(
      StillFigure{.animation = test::at(animation), .at = {}});
}

TEST_CASE("figure: everything is in one group of role Figure") {
  Studio studio;
  const auto drawn = studio.draw(test::heatmap_of("simple.weights"));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.role == Role::Figure);
  CHECK_FALSE(drawn->info.alt.empty());
}

TEST_CASE("figure: alternative text of the deck wins, with its numbers") {
  Studio studio;
  Figure figure = test::heatmap_of("simple.weights");
  figure.alt = test::at("see: {{ simple.weights[see][see] | .0% }}");
  CHECK(studio.draw(figure)->info.alt == "see: 62%");
}

TEST_CASE("figure: the caption stands below with its numbers computed") {
  Studio studio;
  Figure figure = test::heatmap_of("simple.weights");
  figure.caption = test::at("owls: {{ simple.weights[2][2] | .1f }}");
  CHECK(test::texts_of(*studio.draw(figure)).back() == "owls: 0.4");
}

TEST_CASE("figure: a caption of three lines is an overflow at its place") {
  Studio studio;
  Figure figure = test::heatmap_of("simple.weights");
  figure.caption = test::at(std::string(300, 'a'), 7);
  (void)studio.draw(figure);
  REQUIRE(studio.diagnostics.all().size() == 1);
  CHECK(studio.diagnostics.all()[0].code == "figure-overflow");
  CHECK(studio.diagnostics.all()[0].span.line == 7);
}

TEST_CASE("still: without a time it is the last frame, linked to the film") {
  Studio studio;
  studio.clips.emplace("flow", film());
  const auto drawn = studio.draw(still_of("flow"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "10") == 1);
  CHECK(drawn->info.link == "animations/flow.mp4");
}

TEST_CASE("still: `at` chooses the frame") {
  Studio studio;
  studio.clips.emplace("flow", film());
  Figure figure = still_of("flow");
  std::get<StillFigure>(figure.kind).at = {4.0, {}};
  CHECK(test::count_text(*studio.draw(figure), "4") == 1);
}

TEST_CASE("still: the play mark says how long the film is") {
  Studio studio;
  studio.clips.emplace("flow", film());
  CHECK(test::count_text(*studio.draw(still_of("flow")), "0:10") == 1);
}

TEST_CASE("still: the frame's nodes have no role or name of their own") {
  Studio studio;
  studio.clips.emplace("flow", film());
  const auto drawn = studio.draw(still_of("flow"));
  test::for_each(*drawn, [](const Node& node) {
    std::visit([](const auto& value) { CHECK(value.info == NodeInfo{}); },
               node.value);
  });
}

TEST_CASE("still: a time after the end is refused") {
  Studio studio;
  studio.clips.emplace("flow", film());
  Figure figure = still_of("flow");
  std::get<StillFigure>(figure.kind).at = {12.5, {"deck.yaml", 3, 1, 1}};
  const Diagnostic problem = studio.problem(figure);
  CHECK(problem.code == "still-time");
  CHECK(problem.hint == "a time from 0 to 10");
}

TEST_CASE("still: an unknown film is refused with the nearest name") {
  Studio studio;
  studio.clips.emplace("flow", film());
  const Diagnostic problem = studio.problem(still_of("flwo"));
  CHECK(problem.code == "unknown-name");
  CHECK(problem.hint == "did you mean 'flow'?");
}

TEST_CASE("formula: an unknown meaning of a part is refused") {
  Studio studio;
  FormulaFigure formula{.tex = test::at("x"), .parts = {}};
  formula.parts.push_back({test::at("flwo", 4), test::at("data")});
  const Diagnostic problem = studio.problem(test::figure_of(formula));
  CHECK(problem.code == "unknown-meaning");
  CHECK(problem.hint == "did you mean 'flow'?");
}

TEST_CASE("formula: what cannot be set is reported at the formula") {
  Studio studio;
  const FormulaFigure formula{.tex = test::at("\\frca{1}{2}", 9), .parts = {}};
  const Diagnostic problem = studio.problem(test::figure_of(formula));
  CHECK(problem.code == "formula");
  CHECK(problem.span.line == 9);
}

TEST_CASE("owl: it keeps its proportions in any area") {
  const Theme theme = test::light_theme();
  CHECK(draw_owl({0, 0, 240, 272}, theme).scale == doctest::Approx(2));
  CHECK(draw_owl({0, 0, 500, 136}, theme).scale == doctest::Approx(1));
}

}  // namespace
}  // namespace owldeck
