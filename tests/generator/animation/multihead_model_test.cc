// The film of several heads, told of a trained model.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"
#include "generator/attention/run.h"
#include "tests/generator/animation/told_film.h"

namespace owldeck {
namespace {

constexpr const char* kBook =
    "The book that I bought yesterday was interesting";
constexpr std::size_t kHeads = 4;
constexpr std::size_t kTokens = 9;

Traces read_by(const std::string& model, const std::string& text) {
  ModelSpec spec;
  spec.name.value = "book";
  spec.model.value = model;
  spec.text.value = text;
  Diagnostics diagnostics;
  return run_experiments({spec}, {}, diagnostics);
}

const Traces& traces() {
  static const Traces read = read_by("tiny-decoder", kBook);
  return read;
}

const Trace& trace() {
  return traces().at("book");
}

AnimationSpec heads_spec() {
  AnimationSpec spec =
      told_spec("multihead-causal", "book", "Same past, four looks");
  spec.query = Located<std::string>{"was", {"deck.yaml", 4, 20, 3}};
  spec.layer = Located<int>{2, {"deck.yaml", 4, 30, 1}};
  return spec;
}

const ToldFilm& film() {
  static const ToldFilm told(make(heads_spec(), traces()).clip.value());
  return told;
}

double value(const char* step, std::size_t head, std::size_t row,
             std::size_t column) {
  return trace().find(step)->at({1, head, row, column});
}

MultiheadData numbers() {
  const AnimationSpec spec = heads_spec();
  Diagnostics diagnostics;
  return read_multihead({spec, trace(), light_theme(), text_engine()},
                        diagnostics)
      .value();
}

double sum_of(const std::vector<double>& row) {
  return std::accumulate(row.begin(), row.end(), 0.0);
}

}  // namespace

TEST_CASE("multihead-causal of a model: holds for every film") {
  check_told(film());
}

TEST_CASE("multihead-causal of a model: every head's row sums to 1") {
  for (const HeadData& head : numbers().heads) {
    for (std::size_t row = 0; row < kTokens; ++row) {
      CHECK(sum_of(head.weights[row]) == doctest::Approx(1));
      CHECK(sum_of(head.open_weights[row]) == doctest::Approx(1));
    }
  }
}

TEST_CASE("multihead-causal of a model: what moves left makes the weights") {
  const MultiheadData data = numbers();
  for (const HeadData& head : data.heads) {
    for (std::size_t row = 0; row < kTokens; ++row) {
      double visible = 0;
      for (std::size_t key = 0; key <= row; ++key) {
        visible += head.open_weights[row][key];
      }
      for (std::size_t key = 0; key <= row; ++key) {
        CHECK(head.open_weights[row][key] / visible ==
              doctest::Approx(head.weights[row][key]).epsilon(1e-3));
      }
    }
  }
}

TEST_CASE("multihead-causal of a model: the layer is the one that is asked") {
  const MultiheadData data = numbers();
  for (std::size_t head = 0; head < kHeads; ++head) {
    CHECK(data.heads[head].scores[7][2] == value("scores", head, 7, 2));
    CHECK(data.heads[head].weights[7][2] == value("weights", head, 7, 2));
  }
  CHECK(data.output[7][5] == trace().find("attention_output")->at({1, 7, 5}));
}

TEST_CASE("multihead-causal of a model: the split moves every column once") {
  const MultiheadData data = numbers();
  const Tensor& keys = *trace().find("head_keys");
  for (std::size_t column = 0; column < 64; ++column) {
    CHECK(data.projections[1][3][column] ==
          keys.at({1, column / 16, 3, column % 16}));
  }
  const Scene& scene = film().hold(head_step::Split);
  for (std::size_t head = 0; head < kHeads; ++head) {
    const Rect lane = area_of(scene, fmt::format("lane-{}", head)).value();
    const Rect edge = area_of(scene, fmt::format("edge-K-{}", head)).value();
    const Rect first = area_of(scene, fmt::format("K-0-{}", 16 * head)).value();
    CHECK(edge.x > lane.x);
    CHECK(edge.right() < lane.right());
    CHECK(first.x == doctest::Approx(edge.x - 1).epsilon(0.01));
  }
}

TEST_CASE("multihead-causal of a model: the mask hides the future alone") {
  const Scene& scene = film().hold(head_step::Mask);
  for (std::size_t head = 0; head < kHeads; ++head) {
    for (std::size_t row = 0; row < kTokens; ++row) {
      for (std::size_t key = 0; key < kTokens; ++key) {
        const std::string name = fmt::format("{}-{}-{}", head, row, key);
        CHECK(area_of(scene, "mask-" + name).has_value() == (key > row));
        CHECK(area_of(scene, "cell-" + name).has_value() == (key <= row));
      }
    }
  }
}

TEST_CASE("multihead-causal of a model: the future's share moves left") {
  const Clip& clip = film().clip();
  std::vector<double> places;
  for (int frame = 0; frame <= static_cast<int>(30 * clip.seconds); ++frame) {
    const auto area = area_of(clip.at(frame / 30.0), "freed-0-0-4-0");
    if (area) {
      places.push_back(area->center().x);
    }
  }
  REQUIRE(places.size() > 10);
  CHECK(std::is_sorted(places.rbegin(), places.rend()));
  CHECK(places.front() - places.back() > 100);
}

TEST_CASE("multihead-causal of a model: was finds book in the third head") {
  const Scene& scene = film().holds().back();
  CHECK(text_of_node(scene, "strongest-2") ==
        "was → book " + format_number(value("weights", 2, 7, 2), 2));
  CHECK(text_of_node(scene, "strongest-key-2") == "book");
  CHECK(text_of_node(scene, "note") == "tiny decoder, trained; layer 2");
}

TEST_CASE("multihead-causal of a model: shapes leave the layers out") {
  CHECK(text_of_node(film().hold(head_step::Input), "shape-0") ==
        "(n, d_model) = (9, 64)");
  CHECK(text_of_node(film().hold(head_step::Scores), "shape-3") ==
        "(h, n, n) = (4, 9, 9)");
}

TEST_CASE("multihead-causal of a model: eleven tokens fit, twelve do not") {
  const std::string ten = std::string(kBook) + " the book";
  CHECK(make(heads_spec(), read_by("tiny-decoder", ten)).clip.has_value());
  const Diagnostic found =
      refusal(heads_spec(), read_by("tiny-decoder", ten + " was"));
  CHECK(found.code == "film-size");
  CHECK(found.span == heads_spec().experiment.span);
}

TEST_CASE("multihead-causal of a model: a layer must be named") {
  AnimationSpec spec = heads_spec();
  spec.layer.reset();
  const Diagnostic found = refusal(spec, traces());
  CHECK(found.code == "missing-field");
  CHECK(found.message == "'book' has 2 layers, and 'layer' is missing");
  CHECK(found.span == spec.kind.span);
}

TEST_CASE("multihead-causal of a model: a layer that is not there is told") {
  AnimationSpec spec = heads_spec();
  spec.layer->value = 3;
  const Diagnostic found = refusal(spec, traces());
  CHECK(found.code == "unknown-layer");
  CHECK(found.message == "'book' has no layer 3");
  CHECK(found.hint == "use a layer from 1 to 2");
  CHECK(found.span == spec.layer->span);
}

TEST_CASE("multihead-causal: an experiment without layers has no layer") {
  AnimationSpec spec = multihead_spec();
  spec.layer = Located<int>{1, {"deck.yaml", 4, 30, 1}};
  const Diagnostic found = refusal(spec, traces_of(multi_head_attention()));
  CHECK(found.code == "unknown-layer");
  CHECK(found.message == "'heads' has no layers");
}

TEST_CASE("multihead-causal of a model: one that sees the future is refused") {
  const Diagnostic found =
      refusal(heads_spec(), read_by("tiny-encoder", kBook));
  CHECK(found.code == "unknown-tensor");
  CHECK(found.message == "'book' has no step 'masked', which this film tells");
}

}  // namespace owldeck
