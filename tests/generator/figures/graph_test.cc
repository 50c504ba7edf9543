#include "generator/figures/graph_edge.h"
#include "tests/generator/figures/attention_trace.h"

namespace owldeck {
namespace {

using test::Studio;

Figure graph_of(const std::string& tensor, double least) {
  return test::figure_of(GraphFigure{
      .tensor = test::at(tensor), .query = std::nullopt, .least = {least, {}}});
}

Figure graph_of(const std::string& tensor, double least,
                const std::string& query) {
  Figure figure = graph_of(tensor, least);
  std::get<GraphFigure>(figure.kind).query = test::at(query, 2);
  return figure;
}

bool contains(const Rect& rect, Point point) {
  return point.x > rect.x && point.x < rect.right() && point.y > rect.y &&
         point.y < rect.bottom();
}

TEST_CASE("graph: every weight from the least on has an arrow") {
  Studio studio;
  const auto drawn = studio.draw(graph_of("simple.weights", 0.25));
  REQUIRE(drawn.has_value());
  CHECK(test::count_curves(*drawn) == 6);
}

TEST_CASE("graph: masked keys have no arrow, even without a least weight") {
  Studio studio;
  const auto drawn = studio.draw(graph_of("causal.weights", 0));
  REQUIRE(drawn.has_value());
  CHECK(test::count_curves(*drawn) == 6);
}

TEST_CASE("graph: weights that are too small for an arrow are counted") {
  Studio studio;
  const auto drawn = studio.draw(graph_of("simple.weights", 0.25));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "3 weights below 0.25 not drawn") == 1);
}

TEST_CASE("graph: the query's arrows have their numbers, others none") {
  Studio studio;
  const auto drawn = studio.draw(graph_of("simple.weights", 0.1, "see"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "0.62") == 1);
  CHECK(test::count_text(*drawn, "0.12") == 1);
  CHECK(test::count_text(*drawn, "0.70") == 0);
}

TEST_CASE("graph: without a query the strongest arrow has its number") {
  Studio studio;
  const auto drawn = studio.draw(graph_of("simple.weights", 0.1));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "0.70") == 1);
  CHECK(test::count_text(*drawn, "0.62") == 0);
}

TEST_CASE("graph: the alternative text has the arrows of the query") {
  Studio studio;
  const auto drawn = studio.draw(graph_of("simple.weights", 0.2, "we"));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "graph of 3 tokens with 7 arrows from query to key; 'we' to 'we' 0.70, "
        "'we' to 'see' 0.20");
}

TEST_CASE("graph: a matrix that is not query by key is refused") {
  Studio studio;
  CHECK(studio.problem(graph_of("simple.context", 0.1)).code == "figure-axes");
}

TEST_CASE("graph: a misspelled query is refused at its place") {
  Studio studio;
  const Diagnostic problem =
      studio.problem(graph_of("simple.weights", 0.1, "owl"));
  CHECK(problem.code == "unknown-token");
  CHECK(problem.span.line == 2);
}

TEST_CASE("graph: a ring without room is refused") {
  Studio studio;
  studio.area = {0, 0, 300, 200};
  CHECK(studio.problem(graph_of("simple.weights", 0.1)).code ==
        "figure-overflow");
}

TEST_CASE("graph edge: an arrow starts and ends outside the chips") {
  const Rect from{0, 0, 100, 50};
  const Rect to{400, 200, 100, 50};
  const GraphEdge edge = bent_edge(from, to);
  CHECK_FALSE(contains(from, edge.from));
  CHECK_FALSE(contains(to, edge.to));
}

TEST_CASE("graph edge: arrows there and back lie apart") {
  const Rect left{0, 0, 100, 50};
  const Rect right{400, 0, 100, 50};
  CHECK(bent_edge(left, right).number.y < 25);
  CHECK(bent_edge(right, left).number.y > 25);
}

TEST_CASE("graph edge: bent the other way it passes on the other side") {
  const Rect left{0, 0, 100, 50};
  const Rect right{400, 0, 100, 50};
  const Rect between{200, -60, 100, 50};
  CHECK(crosses(bent_edge(left, right), between));
  CHECK_FALSE(crosses(bent_edge(left, right, -1), between));
}

TEST_CASE("graph edge: a loop lies on the side away from the middle") {
  const Rect chip{100, 0, 100, 50};
  CHECK(loop_edge(chip, {150, 300}).a.y < chip.y);
  CHECK(loop_edge(chip, {150, -300}).a.y > chip.bottom());
  CHECK(loop_edge(chip, {-300, 25}).a.x > chip.right());
}

}  // namespace
}  // namespace owldeck
