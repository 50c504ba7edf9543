#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::count_text;
using test::Studio;

Trace module_of(const std::string& name, std::vector<StateEntry> state) {
  Trace trace{.experiment = name, .tokens = {}, .steps = {}};
  trace.steps = {{"saved", "", "", {.axes = {}, .values = {1}}}};
  trace.state = std::move(state);
  return trace;
}

StateEntry weight_entry() {
  return {.name = "W_query.weight",
          .shape = {2, 3},
          .kind = StateEntry::Kind::Parameter,
          .trained = true,
          .moved = true,
          .saved = true};
}

/// Two modules that differ in what they keep the mask as.
Studio studio_with_modules() {
  Studio studio;
  const StateEntry buffer{.name = "mask",
                          .shape = {6, 6},
                          .kind = StateEntry::Kind::Buffer,
                          .moved = true,
                          .saved = true};
  const StateEntry plain{
      .name = "mask", .shape = {6, 6}, .kind = StateEntry::Kind::Tensor};
  studio.traces.emplace("with", module_of("with", {buffer, weight_entry()}));
  studio.traces.emplace("without",
                        module_of("without", {weight_entry(), plain}));
  return studio;
}

Figure state_of(const std::vector<std::string>& modules) {
  StateFigure state;
  for (const std::string& module : modules) {
    state.panels.push_back({.experiment = test::at(module), .title = {}});
  }
  return test::figure_of(state);
}

/// How many strokes have `color`: marks are the only ones in safe or risk.
long count_strokes(const Group& group, const Color& color) {
  long count = 0;
  test::for_each(group, [&](const Node& node) {
    if (const auto* path = std::get_if<Path>(&node.value)) {
      count += path->stroke && path->stroke->color == color ? 1 : 0;
    }
  });
  return count;
}

TEST_CASE("state: a row has name, shape and what the tensor is kept as") {
  Studio studio = studio_with_modules();
  const auto drawn = studio.draw(state_of({"with"}));
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "W_query.weight") == 1);
  CHECK(count_text(*drawn, "(6, 6)") == 1);
  CHECK(count_text(*drawn, "buffer") == 1);
}

TEST_CASE("state: what happens is checked, what a mask misses is a risk") {
  Studio studio = studio_with_modules();
  const auto with = studio.draw(state_of({"with"}));
  REQUIRE(with.has_value());
  CHECK(count_strokes(*with, studio.theme.safe.color) == 5);
  CHECK(count_strokes(*with, studio.theme.risk.color) == 0);
  const auto without = studio.draw(state_of({"without"}));
  REQUIRE(without.has_value());
  CHECK(count_strokes(*without, studio.theme.safe.color) == 3);
  CHECK(count_strokes(*without, studio.theme.risk.color) == 2);
}

TEST_CASE("state: two modules share one head and keep their titles") {
  Studio studio = studio_with_modules();
  Figure figure = state_of({"with", "without"});
  auto& panels = std::get<StateFigure>(figure.kind).panels;
  panels[0].title = test::at("A buffer");
  panels[1].title = test::at("A tensor");
  const auto drawn = studio.draw(figure);
  REQUIRE(drawn.has_value());
  CHECK(count_text(*drawn, "saved") == 1);
  CHECK(count_text(*drawn, "A buffer") == 1);
  CHECK(count_text(*drawn, "A tensor") == 1);
  CHECK(count_text(*drawn, "mask") == 2);
}

TEST_CASE("state: a row is marked if training leaves it alone") {
  Studio studio = studio_with_modules();
  const auto drawn = studio.draw(state_of({"with", "without"}));
  REQUIRE(drawn.has_value());
  long marked = 0;
  test::for_each(*drawn, [&](const Node& node) {
    marked += std::holds_alternative<Rectangle>(node.value) ? 1 : 0;
  });
  CHECK(marked == 2);
}

TEST_CASE("state: alternative text tells every row") {
  Studio studio = studio_with_modules();
  Figure figure = state_of({"with"});
  std::get<StateFigure>(figure.kind).panels[0].title = test::at("A buffer");
  const auto drawn = studio.draw(figure);
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "table of what a module holds. A buffer: mask (6, 6), buffer, not "
        "trained, moved, saved; W_query.weight (2, 3), parameter, trained, "
        "moved, saved");
}

TEST_CASE("state: text is no smaller than 24") {
  Studio studio = studio_with_modules();
  const auto drawn = studio.draw(state_of({"with", "without"}));
  REQUIRE(drawn.has_value());
  CHECK(test::smallest_text(*drawn) >= 24);
}

TEST_CASE("state: more rows than fit are refused with a hint") {
  Studio studio = studio_with_modules();
  studio.traces["large"] =
      module_of("large", std::vector<StateEntry>(14, weight_entry()));
  const Diagnostic one = studio.problem(state_of({"large"}));
  CHECK(one.code == "figure-overflow");
  CHECK(one.hint == "show a smaller module");
  Studio other = studio_with_modules();
  other.traces["large"] = studio.traces["large"];
  CHECK(other.problem(state_of({"with", "large"})).hint == "show one module");
}

TEST_CASE("state: a name too long for the table is refused") {
  Studio studio = studio_with_modules();
  StateEntry entry = weight_entry();
  entry.name = std::string(80, 'x');
  studio.traces["long"] = module_of("long", {entry});
  CHECK(studio.problem(state_of({"long"})).code == "figure-overflow");
}

TEST_CASE("state: a misspelled module is refused with the nearest name") {
  Studio studio = studio_with_modules();
  const Diagnostic problem = studio.problem(state_of({"witout"}));
  CHECK(problem.code == "unknown-name");
  CHECK(problem.hint == "did you mean 'without'?");
}

}  // namespace
}  // namespace owldeck
