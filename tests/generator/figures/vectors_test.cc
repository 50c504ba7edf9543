#include "generator/figures/strips.h"
#include "tests/generator/figures/attention_trace.h"

namespace owldeck {
namespace {

using test::Studio;

Figure vectors_of(const std::string& tensor,
                  std::vector<Located<std::string>> tokens = {}) {
  return test::figure_of(VectorsFigure{.tensor = test::at(tensor),
                                       .tokens = std::move(tokens),
                                       .decimals = {2, {}}});
}

TEST_CASE("vectors: every token has its numbers") {
  Studio studio;
  const auto drawn = studio.draw(vectors_of("simple.context"));
  REQUIRE(drawn.has_value());
  for (const char* token : {"we", "see", "owls"}) {
    CHECK(test::count_text(*drawn, token) == 1);
  }
  CHECK(test::count_text(*drawn, "1.00") == 4);
  CHECK(test::count_text(*drawn, "0.00") == 2);
}

TEST_CASE("vectors: named tokens stand alone, in their order") {
  Studio studio;
  const auto drawn = studio.draw(
      vectors_of("simple.context", {test::at("owls"), test::at("we")}));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt ==
        "2 vectors of 2 numbers: 'owls' 1.00, 1.00; 'we' 1.00, 0.00");
}

TEST_CASE("vectors: numbers that do not fit leave cells of colour") {
  Studio studio = test::studio_with(test::tiny_attention());
  studio.area.width = 200;
  const auto drawn = studio.draw(vectors_of("tiny.queries"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "14.50") == 0);
}

TEST_CASE("vectors: an unknown token is refused at its place") {
  Studio studio;
  const Diagnostic problem =
      studio.problem(vectors_of("simple.context", {test::at("owl", 3)}));
  CHECK(problem.code == "unknown-token");
  CHECK(problem.hint == "did you mean 'owls'?");
  CHECK(problem.span.line == 3);
}

TEST_CASE("vectors: a matrix of weights is refused") {
  Studio studio;
  CHECK(studio.problem(vectors_of("simple.weights")).code == "figure-axes");
}

TEST_CASE("vectors: strips without room are refused") {
  Studio studio;
  studio.area.height = 200;
  CHECK(studio.problem(vectors_of("simple.context")).code == "figure-overflow");
}

TEST_CASE("strips: the cells of a strip fill it") {
  const Rect strip{10, 0, 300, 40};
  CHECK(strip_cell(strip, 3, 0).x == doctest::Approx(10));
  CHECK(strip_cell(strip, 3, 2).right() == doctest::Approx(310));
}

TEST_CASE("strips: a negative end of the scale is round") {
  const ScaleRange range = vector_range({-0.37, 0.9});
  CHECK(range.smallest == doctest::Approx(-0.5));
  CHECK(range.largest == doctest::Approx(0.9));
}

}  // namespace
}  // namespace owldeck
