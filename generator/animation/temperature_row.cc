#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "generator/animation/temperature.h"
#include "generator/attention/measures.h"
#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

TemperatureStop stop_at(double temperature, const Tensor& scores,
                        std::size_t query) {
  const Tensor weights = softmax_rows(divided(scores, temperature));
  const std::size_t columns = weights.columns();
  const std::span<const float> row =
      std::span<const float>(weights.values).subspan(query * columns, columns);
  return {temperature, {row.begin(), row.end()}, entropy(row)};
}

}  // namespace

double exponent_of(double temperature) {
  return std::log2(temperature);
}

TemperatureRow read_temperatures(const StoryInputs& inputs, std::size_t query) {
  const Tensor* const scaled = inputs.trace.find("scaled");
  const Tensor& scores =
      scaled != nullptr ? *scaled : *inputs.trace.find("scores");
  TemperatureRow row{inputs.trace.tokens, query,
                     scaled != nullptr ? "score ÷ √d" : "score",
                     matrix_of(scores)[query], stop_at(1, scores, query)};
  std::vector<double> temperatures;
  for (const Located<double>& asked : inputs.spec.temperatures) {
    temperatures.push_back(asked.value);
  }
  if (temperatures.empty()) {
    temperatures = {0.5, 1, 2};
  }
  for (const double temperature : temperatures) {
    row.stops.push_back(stop_at(temperature, scores, query));
  }
  return row;
}

std::vector<double> weights_at(const TemperatureRow& row, double exponent) {
  constexpr double kThere = 1e-9;
  const auto is_there = [&](const TemperatureStop& stop) {
    return std::abs(exponent_of(stop.temperature) - exponent) < kThere;
  };
  if (is_there(row.own)) {
    return row.own.weights;
  }
  const auto stop = std::ranges::find_if(row.stops, is_there);
  if (stop != row.stops.end()) {
    return stop->weights;
  }
  const double highest = std::ranges::max(row.scores);
  const double temperature = std::exp2(exponent);
  std::vector<double> weights;
  for (const double score : row.scores) {
    weights.push_back(
        softmax_share(score / temperature, highest / temperature));
  }
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) {
    weight /= sum;
  }
  return weights;
}

}  // namespace owldeck
