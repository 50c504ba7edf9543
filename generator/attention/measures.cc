#include "generator/attention/measures.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

namespace owldeck {
namespace {

using Row = std::span<const float>;

/// Calls `visit` with every row along the last axis, and its number.
void for_each_row(const Tensor& tensor,
                  const std::function<void(std::size_t, Row)>& visit) {
  const std::size_t width = tensor.axes.back().size;
  const Row values(tensor.values);
  for (std::size_t row = 0; row * width < values.size(); ++row) {
    visit(row, values.subspan(row * width, width));
  }
}

std::size_t query_count(const Tensor& weights) {
  return weights.axes.end()[-2].size;
}

}  // namespace

double entropy(Row weights) {
  double sum = 0;
  for (const float weight : weights) {
    const auto p = static_cast<double>(weight);
    sum -= p > 0 ? p * std::log(p) : 0.0;
  }
  // A weight of 1 leaves a negative zero.
  return std::max(0.0, sum);
}

double largest_weight(Row weights) {
  return static_cast<double>(*std::ranges::max_element(weights));
}

double gradient_norm(Row weights) {
  double diagonal = 0;
  double beside = 0;  // the squares above the diagonal
  double squares = 0;
  for (const float weight : weights) {
    const auto p = static_cast<double>(weight);
    const double square = p * p;
    diagonal += square * (1 - p) * (1 - p);
    beside += square * squares;
    squares += square;
  }
  return std::sqrt(diagonal + 2 * beside);
}

std::vector<double> means_by_query(const Tensor& weights, RowMeasure measure) {
  const std::size_t queries = query_count(weights);
  std::vector<double> means(queries, 0.0);
  std::size_t rows = 0;
  for_each_row(weights, [&](std::size_t row, Row values) {
    means[row % queries] += measure(values);
    ++rows;
  });
  for (double& mean : means) {
    mean /= static_cast<double>(rows / queries);
  }
  return means;
}

double mean_of_rows(const Tensor& weights, RowMeasure measure) {
  double sum = 0;
  std::size_t rows = 0;
  for_each_row(weights, [&](std::size_t, Row values) {
    sum += measure(values);
    ++rows;
  });
  return sum / static_cast<double>(rows);
}

double largest_future_weight(const Tensor& weights) {
  float largest = 0;
  for_each_row(weights, [&](std::size_t row, Row values) {
    const std::size_t query = row % query_count(weights);
    for (std::size_t key = query + 1; key < values.size(); ++key) {
      largest = std::max(largest, values[key]);
    }
  });
  return static_cast<double>(largest);
}

double largest_difference(const Tensor& a, const Tensor& b) {
  assert(a.values.size() == b.values.size());
  double largest = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    const double difference =
        static_cast<double>(a.values[i]) - static_cast<double>(b.values[i]);
    largest = std::max(largest, std::abs(difference));
  }
  return largest;
}

}  // namespace owldeck
