// The film of several heads, told of a trained model.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"
#include "tests/generator/animation/multihead_support.h"

namespace owldeck {
namespace {

constexpr std::size_t kHeads = kBookHeads;
constexpr std::size_t kTokens = kBookTokens;

const Trace& trace() {
  return book_traces().at("book");
}

const ToldFilm& film() {
  return book_film();
}

bool is_inside(const Rect& rect, const Point& point) {
  return point.x > rect.x && point.x < rect.right() && point.y > rect.y &&
         point.y < rect.bottom();
}

MultiheadData numbers() {
  const AnimationSpec spec = book_spec();
  Diagnostics diagnostics;
  return read_multihead({spec, trace(), light_theme(), text_engine()},
                        diagnostics)
      .value();
}

double sum_of(const std::vector<double>& row) {
  return std::accumulate(row.begin(), row.end(), 0.0);
}

}  // namespace

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
    CHECK(data.heads[head].scores[7][2] == book_value("scores", head, 7, 2));
    CHECK(data.heads[head].weights[7][2] == book_value("weights", head, 7, 2));
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
    const Rect last =
        area_of(scene, fmt::format("K-0-{}", 16 * head + 15)).value();
    CHECK(edge.x > lane.x);
    CHECK(edge.right() < lane.right());
    CHECK(first.x == doctest::Approx(edge.x));
    CHECK(last.right() == doctest::Approx(edge.right()).epsilon(0.01));
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

TEST_CASE("multihead-causal of a model: heads own their columns before lanes") {
  const Scene& scene = film().hold(head_step::Columns);
  for (std::size_t head = 0; head < kHeads; ++head) {
    CHECK(text_of_node(scene, fmt::format("owner-Q-{}", head)) ==
          fmt::format("head {}", head + 1));
    const Rect edge = area_of(scene, fmt::format("edge-V-{}", head)).value();
    const Rect first = area_of(scene, fmt::format("V-0-{}", 16 * head)).value();
    CHECK(first.x == doctest::Approx(edge.x));
    CHECK_FALSE(area_of(scene, fmt::format("lane-{}", head)).has_value());
  }
}

TEST_CASE(
    "multihead-causal of a model: the query's row and the key's are lit") {
  const Scene& scene = film().hold(head_step::Product);
  const Rect query = area_of(scene, "lit-query").value();
  const Rect key = area_of(scene, "lit-key").value();
  const Rect score = area_of(scene, "lit-score").value();
  CHECK(query.center().y == doctest::Approx(score.center().y).epsilon(0.02));
  CHECK(key.center().x == doctest::Approx(score.center().x).epsilon(0.02));
  // "was" is row 7 of Q and "book" row 2 of K, in the first head.
  CHECK(is_inside(query, area_of(scene, "Q-7-15")->center()));
  CHECK(is_inside(key, area_of(scene, "K-2-15")->center()));
  CHECK(text_of_node(scene, "one-score") ==
        "was · book = " + format_number(book_value("scores", 0, 7, 2), 2));
}

TEST_CASE(
    "multihead-causal of a model: the camera goes closer and comes back") {
  const double far = area_of(film().hold(head_step::Split), "lane-0")->width;
  CHECK(area_of(film().hold(head_step::Product), "lane-0")->width > 1.2 * far);
  CHECK(area_of(film().hold(head_step::Scores), "lane-0")->width == far);
  CHECK(area_of(film().hold(head_step::Mix), "lane-0")->width > 1.2 * far);
  CHECK(area_of(film().hold(head_step::Context), "lane-0")->width == far);
}

TEST_CASE(
    "multihead-causal of a model: a ribbon joins a row of V to one of Z") {
  const Scene& scene = film().hold(head_step::Mix);
  CHECK(text_of_node(scene, "mix-key") == "book");
  CHECK(text_of_node(scene, "mix-query") == "was");
  CHECK(text_of_node(scene, "mix-weight") ==
        "× " + format_number(book_value("weights", 0, 7, 2), 2));
  const std::vector<std::string> ids = ids_in(scene);
  CHECK(std::ranges::count(ids, "ribbon-0-7-2") == 1);
  CHECK(std::ranges::count(ids, "ribbon-1-7-2") == 0);
  CHECK(area_of(scene, "context-7-0").has_value());
  CHECK_FALSE(area_of(scene, "context-6-0").has_value());
}

TEST_CASE("multihead-causal of a model: was finds book in the third head") {
  const Scene& scene = film().holds().back();
  CHECK(text_of_node(scene, "strongest-2") ==
        "was → book " + format_number(book_value("weights", 2, 7, 2), 2));
  CHECK(text_of_node(scene, "strongest-key-2") == "book");
  CHECK(text_of_node(scene, "note") == "tiny decoder, trained; layer 2");
  CHECK_FALSE(text_of_node(scene, "heads-shown").has_value());
}

TEST_CASE("multihead-causal: no step has more than an eighth of the motion") {
  const std::vector<StoryStep> steps = multihead_steps(numbers());
  double all = 0;
  for (const StoryStep& step : steps) {
    all += step.beats;
  }
  for (const StoryStep& step : steps) {
    INFO(step.name);
    CHECK(step.beats <= 0.12 * all);
  }
}

TEST_CASE("multihead-causal of a model: shapes leave the layers out") {
  CHECK(text_of_node(film().hold(head_step::Input), "shape-0") ==
        "(n, d_model) = (9, 64)");
  CHECK(text_of_node(film().hold(head_step::Scores), "shape-5") ==
        "(h, n, n) = (4, 9, 9)");
}

TEST_CASE("multihead-causal of a model: eleven tokens fit, twelve do not") {
  const std::string ten = book_sentence() + " the book";
  CHECK(make(book_spec(), read_by("tiny-decoder", ten)).clip.has_value());
  const Diagnostic found =
      refusal(book_spec(), read_by("tiny-decoder", ten + " was"));
  CHECK(found.code == "film-size");
  CHECK(found.span == book_spec().experiment.span);
}

TEST_CASE("multihead-causal of a model: a layer must be named") {
  AnimationSpec spec = book_spec();
  spec.layer.reset();
  const Diagnostic found = refusal(spec, book_traces());
  CHECK(found.code == "missing-field");
  CHECK(found.message == "'book' has 2 layers, and 'layer' is missing");
  CHECK(found.span == spec.kind.span);
}

TEST_CASE("multihead-causal of a model: a layer that is not there is told") {
  AnimationSpec spec = book_spec();
  spec.layer->value = 3;
  const Diagnostic found = refusal(spec, book_traces());
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
      refusal(book_spec(), read_by("tiny-encoder", book_sentence()));
  CHECK(found.code == "unknown-tensor");
  CHECK(found.message == "'book' has no step 'masked', which this film tells");
}

}  // namespace owldeck
