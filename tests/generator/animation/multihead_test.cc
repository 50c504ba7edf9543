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

TEST_CASE("multihead-causal: every head shows its own scores") {
  const Scene scene = hold_of("Each head scores queries against keys");
  for_each_cell([&](std::size_t head, std::size_t row, std::size_t column,
                    const std::string& id) {
    CHECK(text_of_node(scene, id) ==
          format_number(value("scores", head, row, column), 2));
  });
}

TEST_CASE("multihead-causal: the mask hides the future and nothing else") {
  const Scene scene = hold_of("The mask falls over the future");
  for_each_cell([&](std::size_t head, std::size_t row, std::size_t column,
                    const std::string& id) {
    const std::string mask = fmt::format("mask-{}-{}-{}", head, row, column);
    if (std::isinf(value("masked", head, row, column))) {
      CHECK(text_of_node(scene, mask) == "−∞");
      CHECK_FALSE(text_of_node(scene, id).has_value());
    } else {
      CHECK_FALSE(area_of(scene, mask).has_value());
      CHECK(text_of_node(scene, id).has_value());
    }
  });
}

TEST_CASE("multihead-causal: softmax leaves the engine's weights") {
  const Scene scene =
      hold_of("What the future had moves left; each row sums to 1");
  for_each_cell([&](std::size_t head, std::size_t row, std::size_t column,
                    const std::string& id) {
    if (column <= row) {
      CHECK(text_of_node(scene, id) ==
            format_number(value("weights", head, row, column), 2));
    }
  });
}

TEST_CASE("multihead-causal: concatenated and output are the trace's") {
  const Scene scene = hold_of("One more matrix mixes the heads");
  for (std::size_t row = 0; row < 6; ++row) {
    for (std::size_t column = 0; column < 8; ++column) {
      CHECK(
          text_of_node(scene, fmt::format("context-{}-{}", row, column)) ==
          format_number(trace().find("concatenated")->at({0, row, column}), 2));
      CHECK(text_of_node(scene, fmt::format("output-{}-{}", row, column)) ==
            format_number(trace().find("output")->at({0, row, column}), 2));
    }
  }
}

TEST_CASE("multihead-causal: the shape beside a step is its tensor's") {
  CHECK(text_of_node(hold_of("Their columns split into four heads"),
                     "shape-2") == "(b, h, n, d) = (1, 4, 6, 2)");
  CHECK(text_of_node(hold_of("The heads stand side by side again"),
                     "shape-7") == "(b, n, d_out) = (1, 6, 8)");
}

TEST_CASE("multihead-causal: the last frame shows all heads and a title") {
  const Scene scene = film().at(film().seconds);
  CHECK(text_of_node(scene, "title") == "Four heads, four ways to look back");
  CHECK(text_of_node(scene, "note") == "parameters: randn, seed 123");
  for_each_cell([&](std::size_t head, std::size_t row, std::size_t column,
                    const std::string& id) {
    if (column <= row) {
      CHECK(text_of_node(scene, id) ==
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
