#include "generator/tensor/layer_math.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>
#include <utility>

#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

void normalize_row(std::span<float> row, const Tensor& weight,
                   const Tensor& bias, double epsilon) {
  const auto size = static_cast<double>(row.size());
  const double mean = std::accumulate(row.begin(), row.end(), 0.0) / size;
  double squares = 0;
  for (const float value : row) {
    squares += (value - mean) * (value - mean);
  }
  const double deviation = std::sqrt(squares / size + epsilon);
  for (std::size_t column = 0; column < row.size(); ++column) {
    row[column] = static_cast<float>((row[column] - mean) / deviation *
                                         weight.values[column] +
                                     bias.values[column]);
  }
}

double gelu(double x) {
  return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
}

double gelu_tanh(double x) {
  const double slope = std::sqrt(2 / std::numbers::pi);
  return 0.5 * x * (1 + std::tanh(slope * (x + 0.044715 * x * x * x)));
}

double activate(double x, Activation activation) {
  switch (activation) {
    case Activation::Gelu:
      return gelu(x);
    case Activation::GeluTanh:
      return gelu_tanh(x);
    case Activation::Relu:
      break;
  }
  return std::max(x, 0.0);
}

}  // namespace

Tensor linear(const Tensor& input, const Tensor& weight, const Tensor& bias,
              std::string name) {
  Tensor result = plus_bias(product_transposed(input, weight), bias);
  result.axes.back().name = std::move(name);
  return result;
}

Tensor layer_norm(const Tensor& input, const Tensor& weight, const Tensor& bias,
                  double epsilon) {
  const std::size_t width = input.axes.back().size;
  assert(weight.values.size() == width && bias.values.size() == width);
  Tensor result = input;
  const std::span<float> values(result.values);
  for (std::size_t first = 0; first < values.size(); first += width) {
    normalize_row(values.subspan(first, width), weight, bias, epsilon);
  }
  return result;
}

Tensor activated(const Tensor& tensor, Activation activation) {
  Tensor result = tensor;
  for (float& value : result.values) {
    value = static_cast<float>(activate(value, activation));
  }
  return result;
}

Tensor sum(const Tensor& a, const Tensor& b) {
  assert(a.values.size() == b.values.size());
  Tensor result = a;
  std::ranges::transform(a.values, b.values, result.values.begin(),
                         std::plus<>());
  return result;
}

Tensor rows_at(const Tensor& table, std::span<const std::size_t> indices,
               std::string name) {
  const std::size_t width = table.columns();
  Tensor result;
  result.axes = {{std::move(name), indices.size()}, table.axes[1]};
  result.values.reserve(indices.size() * width);
  for (const std::size_t index : indices) {
    assert(index < table.rows());
    const auto row = std::span(table.values).subspan(index * width, width);
    result.values.insert(result.values.end(), row.begin(), row.end());
  }
  return result;
}

Tensor joined(const std::vector<const Tensor*>& parts) {
  Tensor result;
  result.axes = parts.front()->axes;
  result.axes.front().size = 0;
  result.values.reserve(parts.size() * parts.front()->values.size());
  for (const Tensor* part : parts) {
    result.axes.front().size += part->axes.front().size;
    result.values.insert(result.values.end(), part->values.begin(),
                         part->values.end());
  }
  return result;
}

}  // namespace owldeck
