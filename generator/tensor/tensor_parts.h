#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/tensor/tensor.h"

/// Tensors cut and joined along one axis, counted from 0. Parts of a tensor
/// without values have none, nor has what is joined from one.
namespace owldeck {

/// The entries `first` to `first + count - 1` of one axis. Needs: they exist.
[[nodiscard]] Tensor part_along(const Tensor& tensor, std::size_t axis,
                                std::size_t first, std::size_t count);

/// The tensor at entry `index` of one axis, which is gone from the result.
[[nodiscard]] Tensor entry_along(const Tensor& tensor, std::size_t axis,
                                 std::size_t index);

/// Tensors end to end along one axis. Needs: one at least; they differ in the
/// size of that axis alone.
[[nodiscard]] Tensor joined_along(std::size_t axis,
                                  const std::vector<Tensor>& parts);

/// Tensors side by side along a new axis called `name`, which becomes axis
/// `axis`. Needs: one at least, all of one shape.
[[nodiscard]] Tensor gathered_along(std::size_t axis, std::string name,
                                    const std::vector<Tensor>& entries);

}  // namespace owldeck
