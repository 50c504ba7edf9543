#include <doctest/doctest.h>
#include <fmt/format.h>

#include "generator/attention/expression.h"
#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

const Clip& film() {
  return course_films()[0].clip;
}

const Trace& trace() {
  static const Traces traces = traces_of(scaled_attention());
  return traces.at("scaled");
}

std::string number(const char* step, std::size_t row, std::size_t column,
                   int decimals) {
  return format_number(trace().find(step)->at({row, column}), decimals);
}

constexpr std::size_t kQuery = 1;

/// The first time at which the caption is `caption` and the next frame is the
/// same: a hold.
Scene hold_of(const std::string& caption) {
  for (int frame = 0; frame < 30 * film().seconds; ++frame) {
    Scene scene = film().at(frame / 30.0);
    if (text_of_node(scene, "caption") == caption &&
        scene == film().at((frame + 1) / 30.0) &&
        scene == film().at((frame + 15) / 30.0)) {
      return scene;
    }
  }
  FAIL("no hold with caption " << caption);
  return {};
}

}  // namespace

TEST_CASE("score-flow: scores are the query's dot products") {
  const Scene scene = hold_of("Its query meets every key in a dot product");
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(text_of_node(scene, fmt::format("score-{}", i)) ==
          number("scores", kQuery, i, 4));
    for (std::size_t d = 0; d < 2; ++d) {
      CHECK(text_of_node(scene, fmt::format("key-{}-{}", i, d)) ==
            number("keys", i, d, 2));
    }
  }
}

TEST_CASE("score-flow: the written-out product ends in the first score") {
  const Scene scene = hold_of("Its query meets every key in a dot product");
  const std::string worked = text_of_node(scene, "worked").value();
  CHECK(worked.ends_with(" = " + number("scores", kQuery, 0, 4)));
  CHECK(worked.find(number("queries", kQuery, 1, 4) + " · " +
                    number("keys", 0, 1, 4)) != std::string::npos);
}

TEST_CASE("score-flow: scores are divided in place") {
  const Scene scene = hold_of("Divided by √2 to stay moderate");
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(text_of_node(scene, fmt::format("score-{}", i)) ==
          number("scaled", kQuery, i, 4));
  }
}

TEST_CASE("score-flow: shares fill the row bar to exactly 1") {
  const Scene scene = hold_of("Softmax turns six scores into shares of one");
  CHECK(text_of_node(scene, "row-sum") == "1.0000");
  const Rect bar = area_of(scene, "row-bar").value().inset(3);
  const Rect first = area_of(scene, "weight-1-0").value();
  const Rect last = area_of(scene, "weight-1-5").value();
  CHECK(first.x == doctest::Approx(bar.x + 1));
  CHECK(last.right() == doctest::Approx(bar.right() - 1));
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(text_of_node(scene, fmt::format("weight-number-{}", i)) ==
          number("weights", kQuery, i, 4));
    const double width =
        area_of(scene, fmt::format("weight-1-{}", i)).value().width + 2;
    CHECK(width / bar.width ==
          doctest::Approx(trace().find("weights")->at({kQuery, i})));
  }
}

TEST_CASE("score-flow: values add up to the query's context") {
  const Scene scene = hold_of("Values, shrunk to their weights, add up");
  for (std::size_t d = 0; d < 2; ++d) {
    CHECK(text_of_node(scene, fmt::format("context-1-{}", d)) ==
          number("context", kQuery, d, 4));
    CHECK(text_of_node(scene, fmt::format("value-4-{}", d)) ==
          number("values", 4, d, 2));
  }
}

TEST_CASE("score-flow: the last frame is the whole, with its title") {
  const Scene scene = film().at(film().seconds);
  CHECK(text_of_node(scene, "title") == "One query at a time");
  CHECK(text_of_node(scene, "note") == "parameters: rand, seed 123");
  for (std::size_t row = 0; row < 6; ++row) {
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(text_of_node(scene, fmt::format("weight-{}-{}", row, i)) ==
            number("weights", row, i, 2));
    }
    for (std::size_t d = 0; d < 2; ++d) {
      CHECK(text_of_node(scene, fmt::format("value-{}-{}", row, d)) ==
            number("values", row, d, 2));
      CHECK(text_of_node(scene, fmt::format("context-{}-{}", row, d)) ==
            number("context", row, d, 4));
    }
  }
}

TEST_CASE("score-flow: in the end the outline is on the query's row") {
  const Scene scene = film().at(film().seconds);
  const Rect outline = area_of(scene, "outline").value();
  const Rect cell = area_of(scene, "weight-1-0").value();
  CHECK(outline.center().y == doctest::Approx(cell.center().y));
}

TEST_CASE("score-flow: the transcript tells the query's numbers") {
  const std::string& text = film().transcript;
  for (std::size_t i = 0; i < 6; ++i) {
    for (const char* step : {"scores", "scaled", "weights"}) {
      const std::string told = fmt::format("with {}: {}", trace().tokens[i],
                                           number(step, kQuery, i, 4));
      CAPTURE(told);
      CHECK(text.find(told) != std::string::npos);
    }
  }
  CHECK(text.find(
            fmt::format("journey: {}, {}", number("context", kQuery, 0, 4),
                        number("context", kQuery, 1, 4))) != std::string::npos);
}

TEST_CASE("score-flow: two to eight tokens and one to four numbers work") {
  for (const std::size_t tokens : {2U, 5U, 8U}) {
    for (const int d_out : {1, 3, 4}) {
      const Made made =
          make(score_flow_spec(), traces_of(scaled_attention(d_out), tokens));
      INFO(tokens << " tokens, d_out " << d_out);
      CHECK(made.clip.has_value());
    }
  }
}

}  // namespace owldeck
