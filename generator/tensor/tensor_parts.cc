#include "generator/tensor/tensor_parts.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <utility>

namespace owldeck {
namespace {

/// How many values lie between neighbours on `axis`.
std::size_t stride_of(const Tensor& tensor, std::size_t axis) {
  std::size_t stride = 1;
  for (std::size_t inner = axis + 1; inner < tensor.axes.size(); ++inner) {
    stride *= tensor.axes[inner].size;
  }
  return stride;
}

void append(std::vector<float>& values, std::span<const float> more) {
  values.insert(values.end(), more.begin(), more.end());
}

}  // namespace

Tensor part_along(const Tensor& tensor, std::size_t axis, std::size_t first,
                  std::size_t count) {
  assert(first + count <= tensor.axes.at(axis).size);
  Tensor result{tensor.axes, {}};
  result.axes[axis] = {tensor.axes[axis].name, count};
  const std::size_t stride = stride_of(tensor, axis);
  const std::size_t block = tensor.axes[axis].size * stride;
  const std::span<const float> values(tensor.values);
  for (std::size_t start = 0; start < values.size(); start += block) {
    append(result.values,
           values.subspan(start + first * stride, count * stride));
  }
  return result;
}

Tensor entry_along(const Tensor& tensor, std::size_t axis, std::size_t index) {
  Tensor result = part_along(tensor, axis, index, 1);
  result.axes.erase(result.axes.begin() + static_cast<std::ptrdiff_t>(axis));
  return result;
}

Tensor joined_along(std::size_t axis, const std::vector<Tensor>& parts) {
  Tensor result{parts.at(0).axes, {}};
  std::size_t size = 0;
  for (const Tensor& part : parts) {
    size += part.axes.at(axis).size;
  }
  result.axes[axis] = {result.axes[axis].name, size};
  const auto has_values = [](const Tensor& part) { return part.has_values(); };
  if (!std::ranges::all_of(parts, has_values)) {
    return result;
  }
  const std::size_t stride = stride_of(result, axis);
  const std::size_t blocks =
      parts[0].values.size() / (parts[0].axes[axis].size * stride);
  for (std::size_t index = 0; index < blocks; ++index) {
    for (const Tensor& part : parts) {
      const std::size_t block = part.axes[axis].size * stride;
      append(result.values,
             std::span(part.values).subspan(index * block, block));
    }
  }
  return result;
}

Tensor gathered_along(std::size_t axis, std::string name,
                      const std::vector<Tensor>& entries) {
  std::vector<Tensor> parts = entries;
  for (Tensor& part : parts) {
    part.axes.insert(part.axes.begin() + static_cast<std::ptrdiff_t>(axis),
                     Axis{name, 1});
  }
  return joined_along(axis, parts);
}

}  // namespace owldeck
