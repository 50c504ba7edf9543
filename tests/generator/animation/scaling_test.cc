#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "generator/attention/run.h"
#include "tests/generator/animation/told_film.h"

namespace owldeck {
namespace {

Traces widths(const std::vector<double>& values, int tokens = 16) {
  SweepSpec spec;
  spec.name.value = "widths";
  spec.parameter.value = SweepParameter::HeadDim;
  for (const double value : values) {
    spec.values.value.push_back({value, {}});
  }
  spec.tokens.value = tokens;
  spec.torch_seed.value = 123;
  Diagnostics diagnostics;
  return run_experiments({spec}, {}, diagnostics);
}

AnimationSpec scaling_spec() {
  return told_spec("scaling", "widths", "Why the root");
}

const Traces& traces() {
  static const Traces made = widths({4, 16, 64, 256, 1024});
  return made;
}

const ToldFilm& film() {
  static const ToldFilm told(make(scaling_spec(), traces()).clip.value());
  return told;
}

double largest(std::size_t width, std::size_t variant) {
  const Tensor& weights = *traces().at("widths").find("weights");
  double found = 0;
  for (std::size_t key = 0; key < 16; ++key) {
    found = std::max<double>(found, weights.at({width, variant, key}));
  }
  return found;
}

/// The step that rests at a width.
std::size_t step_of(std::size_t width) {
  return width + 1;
}

}  // namespace

TEST_CASE("scaling: holds for every film") {
  check_told(film());
}

TEST_CASE("scaling: bars are the trace's weights, and sum to 1") {
  const Tensor& weights = *traces().at("widths").find("weights");
  const std::vector<std::string> names{"unscaled", "scaled"};
  for (std::size_t width = 0; width < 5; ++width) {
    const Scene& scene = film().hold(step_of(width));
    for (std::size_t variant = 0; variant < 2; ++variant) {
      double sum = 0;
      for (std::size_t key = 0; key < 16; ++key) {
        const Rect bar =
            area_of(scene, fmt::format("{}-{}", names[variant], key)).value();
        CHECK(bar.height / 290 ==
              doctest::Approx(weights.at({width, variant, key})));
        sum += bar.height / 290;
      }
      CHECK(sum == doctest::Approx(1));
    }
  }
}

TEST_CASE("scaling: the largest weights are told in numbers") {
  for (std::size_t width = 0; width < 5; ++width) {
    const Scene& scene = film().hold(step_of(width));
    CHECK(text_of_node(scene, "unscaled-largest") ==
          "largest weight " + format_number(largest(width, 0), 4));
    CHECK(text_of_node(scene, "scaled-largest") ==
          "largest weight " + format_number(largest(width, 1), 4));
  }
}

TEST_CASE("scaling: the curve keeps the means of all queries") {
  const Tensor& means = *traces().at("widths").find("largest_weight");
  const Scene& scene = film().holds().back();
  for (std::size_t width = 0; width < 5; ++width) {
    CHECK(text_of_node(scene, fmt::format("mean-unscaled-{}", width)) ==
          format_number(means.at({width, 0}), 2));
    CHECK(text_of_node(scene, fmt::format("mean-scaled-{}", width)) ==
          format_number(means.at({width, 1}), 2));
  }
}

TEST_CASE("scaling: d counts to each width") {
  CHECK(text_of_node(film().hold(0), "width") == "d = 4");
  CHECK(text_of_node(film().hold(1), "width") == "d = 4");
  CHECK(text_of_node(film().hold(3), "width") == "d = 64");
  CHECK(text_of_node(film().holds().back(), "width") == "d = 1024");
}

TEST_CASE("scaling: a root that is rounded is said to be") {
  CHECK(text_of_node(film().hold(1), "caption") ==
        "The same scores, divided by √4 = 2");
  const ToldFilm other(make(scaling_spec(), widths({8, 64})).clip.value());
  CHECK(text_of_node(other.hold(1), "caption") ==
        "The same scores, divided by √8 ≈ 2.83");
}

TEST_CASE("scaling: two to eight widths, two to 32 tokens") {
  for (const int tokens : {2, 32}) {
    INFO(tokens << " tokens");
    check_told(ToldFilm(
        make(scaling_spec(), widths({2, 4, 8, 16, 32, 64, 128, 256}, tokens))
            .clip.value()));
    check_told(
        ToldFilm(make(scaling_spec(), widths({8, 512}, tokens)).clip.value()));
  }
}

TEST_CASE("scaling: refuses more than it has room for") {
  for (const Traces& wrong : {widths({4}), widths({1, 2, 3, 4, 5, 6, 7, 8, 9}),
                              widths({4, 16}, 33)}) {
    const Diagnostic found = refusal(scaling_spec(), wrong);
    CHECK(found.code == "film-size");
    CHECK(found.hint == "use 2 to 8 values and up to 32 tokens");
    CHECK(found.span == scaling_spec().experiment.span);
  }
}

TEST_CASE("scaling: refuses what is no sweep of head_dim") {
  AnimationSpec spec = scaling_spec();
  spec.experiment.value = "scaled";
  const Diagnostic found = refusal(spec, traces_of(scaled_attention()));
  CHECK(found.code == "unknown-tensor");
  CHECK(found.hint == "use an experiment with sweep: head_dim");
}

}  // namespace owldeck
