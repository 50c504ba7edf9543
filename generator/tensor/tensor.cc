#include "generator/tensor/tensor.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cassert>

namespace owldeck {
namespace {

std::string letter_of(const Axis& axis) {
  if (axis.name == "batch") {
    return "b";
  }
  if (axis.name == "head") {
    return "h";
  }
  if (is_token_axis(axis)) {
    return "n";
  }
  if (axis.name == "dimension" || axis.name == "head_dim") {
    return "d";
  }
  return axis.name;
}

}  // namespace

bool is_token_axis(const Axis& axis) {
  return axis.name == "token" || axis.name == "query" || axis.name == "key";
}

float Tensor::at(std::initializer_list<std::size_t> indices) const {
  return at(std::span(indices.begin(), indices.size()));
}

float Tensor::at(std::span<const std::size_t> indices) const {
  assert(has_values() && indices.size() == axes.size());
  std::size_t position = 0;
  for (std::size_t axis = 0; axis < axes.size(); ++axis) {
    assert(indices[axis] < axes[axis].size);
    position = position * axes[axis].size + indices[axis];
  }
  return values[position];
}

Tensor Tensor::matrix(std::span<const std::size_t> leading) const {
  assert(leading.size() + 2 == axes.size());
  std::size_t block = 0;
  for (std::size_t axis = 0; axis < leading.size(); ++axis) {
    assert(leading[axis] < axes[axis].size);
    block = block * axes[axis].size + leading[axis];
  }
  Tensor result;
  result.axes.assign(axes.end() - 2, axes.end());
  if (!has_values()) {
    return result;
  }
  const std::size_t size = result.rows() * result.columns();
  const auto part = std::span(values).subspan(block * size, size);
  result.values.assign(part.begin(), part.end());
  return result;
}

std::string shape_text(const Tensor& tensor) {
  std::vector<std::size_t> sizes;
  for (const Axis& axis : tensor.axes) {
    sizes.push_back(axis.size);
  }
  return fmt::format("({})", fmt::join(sizes, ", "));
}

std::string axes_text(const Tensor& tensor) {
  std::vector<std::string> letters;
  for (const Axis& axis : tensor.axes) {
    letters.push_back(letter_of(axis));
  }
  return fmt::format("({})", fmt::join(letters, ", "));
}

}  // namespace owldeck
