#pragma once

#include <string>
#include <string_view>

#include "generator/tensor/file_result.h"
#include "generator/tensor/tensor.h"

namespace owldeck {

/// Reads a NumPy array of float32 or float64 in either order of axes; axes have
/// no names. Lengths are checked before anything is allocated.
/// Source: NumPy Enhancement Proposal 1, format versions 1 to 3.
[[nodiscard]] FileResult<Tensor> read_npy(std::string_view bytes);

/// `tensor` as a NumPy array of float32, format version 1.
/// Needs: values.
[[nodiscard]] std::string write_npy(const Tensor& tensor);

}  // namespace owldeck
