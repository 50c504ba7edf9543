#pragma once

#include <string>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/theme/theme.h"
#include "render/scene/scene.h"

/// A tensor's shape in letters, in numbers and as a small picture.
namespace owldeck {

/// `(b, n, d)` and `(2, 6, 3)`; axes that `before` does not have in the same
/// place are coloured. `before` may be null: then none is.
[[nodiscard]] std::vector<Run> letter_runs(const Tensor& tensor,
                                           const Tensor* before,
                                           const Theme& theme);
[[nodiscard]] std::vector<Run> size_runs(const Tensor& tensor,
                                         const Tensor* before,
                                         const Theme& theme);

/// The tensor as a grid in the colours of its values: tokens down, the last
/// axis across; heads as sheets one behind the other, or as groups of columns
/// while they stand behind the tokens. Of a large tensor the first part.
[[nodiscard]] Group draw_tensor_shape(const Tensor& tensor, const Rect& rect,
                                      const Theme& theme);

/// A trace's operation such as `X W_Q^T` with raised and lowered letters.
[[nodiscard]] std::vector<Run> operation_runs(const std::string& operation,
                                              const Theme& theme);

}  // namespace owldeck
