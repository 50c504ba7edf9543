#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "tests/generator/attention/random_experiment.h"

namespace owldeck {
namespace {

constexpr std::uint32_t kExperiments = 200;

/// Row `row` of the last axis, counted over all axes before it.
std::span<const float> row_of(const Tensor& tensor, std::size_t row) {
  const std::size_t width = tensor.axes.back().size;
  return std::span(tensor.values).subspan(row * width, width);
}

std::size_t row_count(const Tensor& tensor) {
  return tensor.values.size() / tensor.axes.back().size;
}

bool is_masked(const AttentionSpec& spec) {
  return spec.mask->value != MaskMethod::None;
}

/// Whether a multiplied mask left nothing of a row: what a query sees was
/// rounded to 0.
bool is_lost(const Trace& trace, std::size_t row) {
  return trace.find("unmasked") != nullptr &&
         std::ranges::all_of(row_of(*trace.find("masked"), row),
                             [](float weight) { return weight == 0.0f; });
}

/// Calls `check(experiment, trace)` for every experiment.
template <class Check>
void for_each_experiment(const Check& check) {
  for (std::uint32_t seed = 0; seed < kExperiments; ++seed) {
    CAPTURE(seed);
    const RandomExperiment experiment = random_experiment(seed);
    check(experiment, trace_of(experiment.spec, experiment.input));
  }
}

TEST_CASE("random experiments: every row of weights sums to 1, or is lost") {
  std::size_t rows = 0;
  for_each_experiment([&rows](const RandomExperiment&, const Trace& trace) {
    const Tensor* weights = trace.find("weights");
    for (std::size_t row = 0; weights && row < row_count(*weights); ++row) {
      double sum = 0.0;
      for (const float weight : row_of(*weights, row)) {
        sum += static_cast<double>(weight);
      }
      CHECK(std::abs(sum - (is_lost(trace, row) ? 0.0 : 1.0)) <= 1e-6);
      ++rows;
    }
  });
  CHECK(rows > kExperiments);
}

TEST_CASE("random experiments: no masked weight differs from 0") {
  std::size_t hidden = 0;
  for_each_experiment(
      [&hidden](const RandomExperiment& experiment, const Trace& trace) {
        const Tensor* weights = trace.find("weights");
        if (weights == nullptr || !is_masked(experiment.spec)) {
          return;
        }
        const std::size_t tokens = weights->axes.back().size;
        for (std::size_t i = 0; i < weights->values.size(); ++i) {
          if (i % tokens > i / tokens % tokens) {
            CHECK(weights->values[i] == 0.0f);
            ++hidden;
          }
        }
      });
  CHECK(hidden > kExperiments);
}

TEST_CASE("random experiments: what comes out is finite") {
  for_each_experiment([](const RandomExperiment&, const Trace& trace) {
    CHECK(
        std::ranges::all_of(trace.steps.back().tensor.values,
                            [](float value) { return std::isfinite(value); }));
  });
}

TEST_CASE("random experiments: the order of tokens is no information") {
  for (std::uint32_t seed = 0; seed < kExperiments; ++seed) {
    CAPTURE(seed);
    RandomExperiment experiment = random_experiment(seed);
    experiment.spec.mask->value = MaskMethod::None;
    const Trace forward = trace_of(experiment.spec, experiment.input);
    std::ranges::reverse(experiment.input.embeddings.value);
    const Trace backward = trace_of(experiment.spec, experiment.input);
    const Tensor& result = forward.steps.back().tensor;
    const Tensor& turned = backward.steps.back().tensor;
    const std::size_t tokens = experiment.input.tokens.size();
    for (std::size_t row = 0; row < row_count(result); ++row) {
      const std::size_t copy = row / tokens * tokens;
      const auto a = row_of(result, row);
      const auto b = row_of(turned, copy + tokens - 1 - row % tokens);
      for (std::size_t column = 0; column < a.size(); ++column) {
        CHECK(std::abs(a[column] - b[column]) <=
              1e-5f * std::max(1.0f, std::abs(a[column])));
      }
    }
  }
}

TEST_CASE("random experiments: a low temperature picks the best score") {
  std::size_t rows = 0;
  for (std::uint32_t seed = 0; seed < kExperiments; ++seed) {
    CAPTURE(seed);
    RandomExperiment experiment = random_experiment(seed);
    experiment.spec.mask->value = MaskMethod::None;
    experiment.spec.scale->value = false;
    experiment.spec.temperature.value = 0.001;
    const Trace trace = trace_of(experiment.spec, experiment.input);
    const Tensor* weights = trace.find("weights");
    for (std::size_t row = 0; weights && row < row_count(*weights); ++row) {
      const auto scores = row_of(*trace.find("scores"), row);
      const auto best = std::ranges::max_element(scores);
      const auto close = [best](float score) { return *best - score < 0.02f; };
      if (std::ranges::count_if(scores, close) == 1) {
        CHECK(row_of(*weights,
                     row)[static_cast<std::size_t>(best - scores.begin())] >
              0.9999f);
        ++rows;
      }
    }
  }
  CHECK(rows > kExperiments);
}

}  // namespace
}  // namespace owldeck
