#pragma once

#include "generator/tensor/tensor.h"

namespace owldeck {

/// Expects as many numbers as the shape says, and that they can be printed.
void expect_shape(const Tensor& tensor);

/// Whether both have the same shape and numbers; one NaN is as good as another.
[[nodiscard]] bool same_bits(const Tensor& left, const Tensor& right);

}  // namespace owldeck
