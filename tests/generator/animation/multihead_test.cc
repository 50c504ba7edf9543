#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

#include "generator/attention/expression.h"
#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

const Clip& film() {
  return course_films()[1].clip;
}

const Trace& trace() {
  static const Traces traces = traces_of(multi_head_attention());
  return traces.at("heads");
}

double value(const char* step, std::size_t head, std::size_t row,
             std::size_t column) {
  return trace().find(step)->at({0, head, row, column});
}

/// The last frame with `caption`: everything of its step has arrived.
Scene hold_of(const std::string& caption) {
  for (int frame = static_cast<int>(30 * film().seconds) - 1; frame >= 0;
       --frame) {
    Scene scene = film().at(frame / 30.0);
    if (text_of_node(scene, "caption") == caption) {
      return scene;
    }
  }
  FAIL("no frame with caption " << caption);
  return {};
}

template <class Check>
void for_each_cell(const Check& check) {
  for (std::size_t head = 0; head < 4; ++head) {
    for (std::size_t row = 0; row < 6; ++row) {
      for (std::size_t column = 0; column < 6; ++column) {
        check(head, row, column,
              fmt::format("cell-{}-{}-{}", head, row, column));
      }
    }
  }
}

}  // namespace

TEST_CASE("multihead-causal: every score has a place before it is made") {
  const Scene scene =
      hold_of("One score: row “step” of Q times row “Your” of K");
  for_each_cell([&](std::size_t head, std::size_t row, std::size_t column,
                    const std::string& id) {
    const bool made = head == 3 && row == 5 && column == 0;
    CHECK(area_of(scene, id).has_value() == made);
    const std::string place = fmt::format("place-{}-{}-{}", head, row, column);
    CHECK(area_of(scene, place).has_value() != made);
  });
}

TEST_CASE("multihead-causal: the one score is the trace's, made of products") {
  const Scene scene =
      hold_of("One score: row “step” of Q times row “Your” of K");
  double sum = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    sum += trace().find("head_queries")->at({0, 3, 5, i}) *
           trace().find("head_keys")->at({0, 3, 0, i});
  }
  CHECK(sum == doctest::Approx(value("scores", 3, 5, 0)).epsilon(1e-5));
  CHECK(text_of_node(scene, "one-score") ==
        "step · Your = " + format_number(value("scores", 3, 5, 0), 2));
}

TEST_CASE(
    "multihead-causal: a score stands in the query's row, the key's column") {
  const Scene scene = hold_of("Every query meets every key, in every head");
  for (std::size_t head = 0; head < 4; ++head) {
    const Rect score = area_of(scene, fmt::format("cell-{}-5-3", head)).value();
    const Rect query = area_of(scene, fmt::format("Q-5-{}", 2 * head)).value();
    const Rect key = area_of(scene, fmt::format("K-3-{}", 2 * head)).value();
    CHECK(score.y == doctest::Approx(query.y).epsilon(0.01));
    CHECK(score.x == doctest::Approx(key.x).epsilon(0.01));
  }
}

TEST_CASE("multihead-causal: every head shows its own scores, and the mask") {
  const Scene scene = hold_of("The mask falls over the future");
  for_each_cell([&](std::size_t head, std::size_t row, std::size_t column,
                    const std::string& id) {
    const std::string name = fmt::format("-{}-{}-{}", head, row, column);
    if (std::isinf(value("masked", head, row, column))) {
      CHECK(text_of_node(scene, "mask" + name) == "−∞");
      CHECK_FALSE(area_of(scene, id).has_value());
    } else {
      CHECK_FALSE(area_of(scene, "mask" + name).has_value());
      CHECK(text_of_node(scene, "number" + name) ==
            format_number(value("scores", head, row, column), 2));
    }
  });
}

TEST_CASE("multihead-causal: softmax leaves the engine's weights") {
  const Scene scene = hold_of("What the future had moves left; rows sum to 1");
  for_each_cell([&](std::size_t head, std::size_t row, std::size_t column,
                    const std::string&) {
    const std::string number =
        fmt::format("number-{}-{}-{}", head, row, column);
    if (column <= row) {
      CHECK(text_of_node(scene, number) ==
            format_number(value("weights", head, row, column), 2));
    } else {
      CHECK_FALSE(text_of_node(scene, number).has_value());
    }
  });
}

TEST_CASE("multihead-causal: concatenated and output are the trace's") {
  const Scene scene = hold_of("One more matrix mixes the heads");
  for (std::size_t row = 0; row < 6; ++row) {
    for (std::size_t column = 0; column < 8; ++column) {
      const std::string name = fmt::format("-number-{}-{}", row, column);
      CHECK(
          text_of_node(scene, "context" + name) ==
          format_number(trace().find("concatenated")->at({0, row, column}), 2));
      CHECK(text_of_node(scene, "output" + name) ==
            format_number(trace().find("output")->at({0, row, column}), 2));
    }
  }
}

TEST_CASE("multihead-causal: the shape beside a step is its tensor's") {
  CHECK(text_of_node(hold_of("The columns part: four heads, four lanes"),
                     "shape-3") == "(b, h, n, d) = (1, 4, 6, 2)");
  CHECK(text_of_node(hold_of("The heads stand side by side again"),
                     "shape-10") == "(b, n, d_out) = (1, 6, 8)");
}

TEST_CASE("multihead-causal: the last frame shows all heads and a title") {
  const Scene scene = film().at(film().seconds);
  CHECK(text_of_node(scene, "title") == "Four heads, four ways to look back");
  CHECK(text_of_node(scene, "note") == "parameters: randn, seed 123");
  for_each_cell([&](std::size_t head, std::size_t row, std::size_t column,
                    const std::string&) {
    if (column <= row) {
      CHECK(text_of_node(scene,
                         fmt::format("number-{}-{}-{}", head, row, column)) ==
            format_number(value("weights", head, row, column), 2));
    }
  });
  CHECK_FALSE(area_of(scene, "output-0-0").has_value());
}

TEST_CASE("multihead-causal: under a head stands where the query looks most") {
  const Scene scene = film().at(film().seconds);
  for (std::size_t head = 0; head < 4; ++head) {
    std::size_t strongest = 0;
    for (std::size_t key = 1; key < 6; ++key) {
      if (value("weights", head, 5, key) >
          value("weights", head, 5, strongest)) {
        strongest = key;
      }
    }
    const std::string target =
        strongest == 5 ? "itself" : trace().tokens[strongest];
    CHECK(text_of_node(scene, fmt::format("strongest-{}", head)) ==
          fmt::format("step → {} {}", target,
                      format_number(value("weights", head, 5, strongest), 2)));
  }
}

TEST_CASE("multihead-causal: two to four heads and two to eight tokens work") {
  for (const int heads : {2, 3, 4}) {
    for (const std::size_t tokens : {2U, 8U}) {
      AnimationSpec spec = multihead_spec();
      spec.query->value = "journey";
      const Made made =
          make(spec, traces_of(multi_head_attention(heads, heads * 3), tokens));
      INFO(heads << " heads, " << tokens << " tokens");
      CHECK(made.clip.has_value());
    }
  }
}

}  // namespace owldeck
