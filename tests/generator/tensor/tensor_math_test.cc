#include "generator/tensor/tensor_math.h"

#include <doctest/doctest.h>

#include <limits>

namespace owldeck {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

Tensor row_of(const std::vector<float>& values) {
  return {{{"query", 1}, {"key", values.size()}}, values};
}

Tensor shape(const std::vector<std::size_t>& sizes) {
  Tensor tensor;
  for (const std::size_t size : sizes) {
    tensor.axes.push_back({"axis", size});
  }
  return tensor;
}

TEST_CASE("tensor math: a row of minus infinity has a softmax of zeros") {
  CHECK(softmax_rows(row_of({-kInfinity, -kInfinity})).values ==
        std::vector<float>{0, 0});
}

TEST_CASE("tensor math: minus infinity beside a number has no weight") {
  CHECK(softmax_rows(row_of({-kInfinity, -1e30f})).values ==
        std::vector<float>{0, 1});
}

TEST_CASE("tensor math: huge scores leave the softmax finite") {
  CHECK(softmax_rows(row_of({1e30f, -1e30f, 1e30f})).values ==
        std::vector<float>{0.5f, 0, 0.5f});
  CHECK(softmax_rows(row_of({-1e30f, -1e30f})).values ==
        std::vector<float>{0.5f, 0.5f});
}

TEST_CASE("tensor math: infinite scores share the row evenly") {
  CHECK(softmax_rows(row_of({kInfinity, 3, kInfinity, -kInfinity})).values ==
        std::vector<float>{0.5f, 0, 0.5f, 0});
}

TEST_CASE("tensor math: a row that sums to 0 is divided into zeros") {
  CHECK(rows_divided_by_sum(row_of({0, 0})).values == std::vector<float>{0, 0});
  CHECK(rows_divided_by_sum(row_of({2, -2})).values ==
        std::vector<float>{0, 0});
  CHECK(rows_divided_by_sum(row_of({1, 3})).values ==
        std::vector<float>{0.25f, 0.75f});
}

TEST_CASE("tensor math: a product of shapes is a shape") {
  const Tensor result = product(shape({2, 3, 4}), shape({2, 4, 5}));
  CHECK(shape_text(result) == "(2, 3, 5)");
  CHECK_FALSE(result.has_values());
}

TEST_CASE("tensor math: a shape on either side is enough to compute nothing") {
  const Tensor numbers{shape({1, 2}).axes, {1, 2}};
  CHECK_FALSE(product_transposed(numbers, shape({3, 2})).has_values());
  CHECK_FALSE(product_transposed(shape({3, 2}), numbers).has_values());
  CHECK_FALSE(plus_bias(numbers, shape({2})).has_values());
}

TEST_CASE("tensor math: shapes beyond any memory pass through every step") {
  const Tensor heads = swap_middle_axes(
      split_into_heads(stacked(shape({1'000'000, 12'288}), 1024), 96));
  const Tensor scores = product_transposed(heads, heads);
  const Tensor weights = softmax_rows(divided(with_future(scores, 0), 8));
  CHECK(shape_text(weights) == "(1024, 96, 1000000, 1000000)");
  CHECK(shape_text(future_mask_for(scores)) == "(1000000, 1000000)");
  CHECK(shape_text(join_last_axes(swap_middle_axes(product(weights, heads)),
                                  "d_out")) == "(1024, 1000000, 12288)");
}

TEST_CASE("tensor math: a matrix of a shape is a shape") {
  const Tensor matrix = shape({2, 3, 4}).matrix(std::vector<std::size_t>{1});
  CHECK(shape_text(matrix) == "(3, 4)");
  CHECK_FALSE(matrix.has_values());
}

}  // namespace
}  // namespace owldeck
