#include "tests/fuzz/tensors.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "generator/tensor/print_tensor.h"
#include "generator/tensor/stored_numbers.h"
#include "tests/fuzz/support.h"

namespace owldeck {

void expect_shape(const Tensor& tensor) {
  std::vector<std::size_t> shape;
  for (const Axis& axis : tensor.axes) {
    shape.push_back(axis.size);
  }
  const auto count = count_numbers(shape);
  expect(count.has_value(), "a shape within the limits");
  expect(tensor.values.size() == *count, "as many numbers as the shape says");
  if (tensor.has_values()) {
    expect(!print_text(tensor).empty(), "a tensor is printed");
    expect(!print_csv(tensor).empty(), "a tensor is a table");
    expect(!json_values(tensor).empty(), "a tensor is JSON");
  }
}

bool same_bits(const Tensor& left, const Tensor& right) {
  return left.axes == right.axes &&
         std::ranges::equal(left.values, right.values, [](float a, float b) {
           return a == b || (std::isnan(a) && std::isnan(b));
         });
}

}  // namespace owldeck
