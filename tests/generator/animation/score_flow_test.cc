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

TEST_CASE("score-flow: the query's vector lies below every key") {
  const Scene scene = hold_of("journey holds its query to every key");
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t d = 0; d < 2; ++d) {
      CHECK(text_of_node(scene, fmt::format("key-{}-{}", i, d)) ==
            number("keys", i, d, 2));
      CHECK(text_of_node(scene, fmt::format("product-{}-{}", i, d)) ==
            number("queries", kQuery, d, 2));
      const Rect key = area_of(scene, fmt::format("key-{}-{}", i, d)).value();
      const Rect query =
          area_of(scene, fmt::format("product-{}-{}", i, d)).value();
      CHECK(query.center().x == doctest::Approx(key.center().x));
      CHECK(query.y > key.bottom());
    }
  }
}

TEST_CASE("score-flow: the first product is worked out close by") {
  const Scene scene = hold_of("Multiplied one by one and added up: a score");
  const std::string worked = text_of_node(scene, "worked").value();
  CHECK(worked.ends_with(" = " + number("scores", kQuery, 0, 4)));
  CHECK(worked.find(number("queries", kQuery, 1, 4) + " · " +
                    number("keys", 0, 1, 4)) != std::string::npos);
  CHECK(text_of_node(scene, "score-0") == number("scores", kQuery, 0, 4));
  const Scene whole = hold_of("journey holds its query to every key");
  CHECK(area_of(scene, "token-0")->width >
        1.6 * area_of(whole, "token-0")->width);
}

TEST_CASE("score-flow: two products are shown before they become the score") {
  bool seen = false;
  for (int frame = 0; frame < 30 * film().seconds && !seen; ++frame) {
    const auto texts = texts_by_id(film().at(frame / 30.0));
    seen = texts.contains("product-0-0") && texts.contains("product-0-1") &&
           texts.at("product-0-0") ==
               format_number(trace().find("queries")->at({kQuery, 0}) *
                                 trace().find("keys")->at({0, 0}),
                             2) &&
           texts.at("product-0-1") ==
               format_number(trace().find("queries")->at({kQuery, 1}) *
                                 trace().find("keys")->at({0, 1}),
                             2);
  }
  CHECK(seen);
}

TEST_CASE("score-flow: every key has its score") {
  const Scene scene = hold_of("The other keys get their scores the same way");
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(text_of_node(scene, fmt::format("score-{}", i)) ==
          number("scores", kQuery, i, 4));
  }
}

TEST_CASE("score-flow: scores are divided in place") {
  const Scene scene = hold_of("Divided by √2 to stay moderate");
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(text_of_node(scene, fmt::format("score-{}", i)) ==
          number("scaled", kQuery, i, 4));
  }
}

TEST_CASE("score-flow: bars are as high as their weights") {
  const Scene scene = hold_of("Softmax turns scores into positive weights");
  const double largest = area_of(scene, "weight-1-1").value().height /
                         trace().find("weights")->at({kQuery, 1});
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(text_of_node(scene, fmt::format("weight-number-{}", i)) ==
          number("weights", kQuery, i, 4));
    CHECK(area_of(scene, fmt::format("weight-1-{}", i)).value().height ==
          doctest::Approx(largest * trace().find("weights")->at({kQuery, i})));
  }
}

TEST_CASE("score-flow: shares fill the row bar to exactly 1") {
  const Scene scene = hold_of("The six weights fill one row, exactly to 1");
  CHECK(text_of_node(scene, "row-sum") == "1.0000");
  const Rect bar = area_of(scene, "row-bar").value().inset(3);
  const Rect first = area_of(scene, "weight-1-0").value();
  const Rect last = area_of(scene, "weight-1-5").value();
  CHECK(first.x == doctest::Approx(bar.x + 1));
  CHECK(last.right() == doctest::Approx(bar.right() - 1));
  for (std::size_t i = 0; i < 6; ++i) {
    const double width =
        area_of(scene, fmt::format("weight-1-{}", i)).value().width + 2;
    CHECK(width / bar.width ==
          doctest::Approx(trace().find("weights")->at({kQuery, i})));
  }
}

TEST_CASE("score-flow: parts as wide as weight times value add up") {
  const Scene scene = hold_of("Weight × value, added up: the context vector");
  const double one = area_of(scene, "row-bar").value().inset(3).width;
  for (std::size_t d = 0; d < 2; ++d) {
    CHECK(text_of_node(scene, fmt::format("context-1-{}", d)) ==
          number("context", kQuery, d, 4));
    const Rect first = area_of(scene, fmt::format("part-0-{}", d)).value();
    const Rect last = area_of(scene, fmt::format("part-5-{}", d)).value();
    CHECK((last.right() + 1 - (first.x - 1)) / one ==
          doctest::Approx(trace().find("context")->at({kQuery, d})));
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(text_of_node(scene, fmt::format("value-{}-{}", i, d)) ==
            number("values", i, d, 2));
      const Rect part = area_of(scene, fmt::format("part-{}-{}", i, d)).value();
      CHECK((part.width + 2) / one ==
            doctest::Approx(trace().find("weights")->at({kQuery, i}) *
                            trace().find("values")->at({i, d})));
    }
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

TEST_CASE("score-flow: what is negative goes back from the sum") {
  AttentionSpec spec = scaled_attention();
  spec.parameters.value = Parameters::Randn;
  const Traces traces = traces_of(spec);
  const Clip clip = make(score_flow_spec(), traces).clip.value();
  const Tensor& values = *traces.at("scaled").find("values");
  const Tensor& weights = *traces.at("scaled").find("weights");
  std::size_t negative = 0;
  // The end of step Context, the eleventh of fourteen.
  const Scene scene = clip.at(clip.chapters[11].from - 0.1);
  for (std::size_t d = 0; d < 2; ++d) {
    double sum = 0;
    const Rect zero = area_of(scene, fmt::format("part-0-{}", d)).value();
    const double one = area_of(scene, "row-bar").value().inset(3).width;
    const bool rises = values.at({0, d}) >= 0;
    const double origin = rises ? zero.x : zero.right();
    for (std::size_t i = 0; i < 6; ++i) {
      const double part = weights.at({kQuery, i}) * values.at({i, d});
      negative += part < 0 ? 1 : 0;
      sum += part;
      const Rect rect = area_of(scene, fmt::format("part-{}-{}", i, d)).value();
      CHECK((part < 0 ? rect.x : rect.right()) - origin ==
            doctest::Approx(one * sum).epsilon(0.01).scale(one));
      CHECK(rect.x >= 0);
      CHECK(rect.right() <= kPage.width);
    }
  }
  CHECK(negative > 0);
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
