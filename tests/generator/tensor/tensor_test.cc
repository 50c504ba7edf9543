#include "generator/tensor/tensor.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

Tensor cube() {
  return {{{"head", 2}, {"query", 2}, {"key", 3}},
          {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}};
}

TEST_CASE("tensor: the last axis is the fastest") {
  CHECK(cube().at({1, 0, 2}) == 8.0f);
}

TEST_CASE("tensor: a matrix is cut out at its leading indices") {
  const Tensor matrix = cube().matrix(std::vector<std::size_t>{1});
  CHECK(matrix == Tensor{{{"query", 2}, {"key", 3}}, {6, 7, 8, 9, 10, 11}});
  CHECK(matrix.rows() == 2);
  CHECK(matrix.columns() == 3);
}

TEST_CASE("tensor: shape and axes in words") {
  CHECK(shape_text(cube()) == "(2, 2, 3)");
  CHECK(axes_text(cube()) == "(h, n, n)");
  CHECK(axes_text({{{"batch", 1}, {"token", 2}, {"head_dim", 3}}, {}}) ==
        "(b, n, d)");
  CHECK(axes_text({{{"token", 1}, {"d_out", 2}}, {}}) == "(n, d_out)");
}

}  // namespace
}  // namespace owldeck
