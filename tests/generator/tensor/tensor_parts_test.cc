#include "generator/tensor/tensor_parts.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

/// 0 to 11 in two matrices of two rows.
Tensor cube() {
  return {{{"head", 2}, {"row", 2}, {"column", 3}},
          {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}};
}

TEST_CASE("tensor parts: columns are cut from every row") {
  CHECK(part_along(cube(), 2, 1, 2) ==
        Tensor{{{"head", 2}, {"row", 2}, {"column", 2}},
               {1, 2, 4, 5, 7, 8, 10, 11}});
}

TEST_CASE("tensor parts: an entry of an axis has one axis less") {
  CHECK(entry_along(cube(), 0, 1) ==
        Tensor{{{"row", 2}, {"column", 3}}, {6, 7, 8, 9, 10, 11}});
  CHECK(entry_along(cube(), 1, 0) ==
        Tensor{{{"head", 2}, {"column", 3}}, {0, 1, 2, 6, 7, 8}});
}

TEST_CASE("tensor parts: parts of unequal size join to the whole") {
  CHECK(joined_along(2, {part_along(cube(), 2, 0, 1),
                         part_along(cube(), 2, 1, 2)}) == cube());
}

TEST_CASE("tensor parts: entries gather along a new axis in the middle") {
  CHECK(gathered_along(
            1, "row", {entry_along(cube(), 1, 0), entry_along(cube(), 1, 1)}) ==
        cube());
}

TEST_CASE("tensor parts: shapes are cut and joined without values") {
  const Tensor shape{cube().axes, {}};
  CHECK(shape_text(part_along(shape, 1, 1, 1)) == "(2, 1, 3)");
  CHECK(shape_text(joined_along(1, {shape, shape})) == "(2, 4, 3)");
  CHECK_FALSE(joined_along(1, {shape, cube()}).has_values());
}

}  // namespace
}  // namespace owldeck
