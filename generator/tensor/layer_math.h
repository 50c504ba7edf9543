#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "generator/tensor/tensor.h"

/// The operations around attention that make a transformer's layer. Sums run in
/// double in a fixed order; results are rounded to float32 once.
namespace owldeck {

/// `input weight^T + bias`, as `nn.Linear` does. Shape: [..., token, in] by
/// [out, in] and [out] to [..., token, out]; the last axis is called `name`.
[[nodiscard]] Tensor linear(const Tensor& input, const Tensor& weight,
                            const Tensor& bias, std::string name);

/// Every row shifted to mean 0, scaled to variance 1, then times `weight`, plus
/// `bias`, both [column]; the variance is the biased one, plus `epsilon`.
/// Source: Ba, Kiros and Hinton 2016, equation 4.
[[nodiscard]] Tensor layer_norm(const Tensor& input, const Tensor& weight,
                                const Tensor& bias, double epsilon);

/// What an MLP bends its hidden values with: x times the normal distribution
/// function, exactly or nearly so by tanh; or max(x, 0).
/// Source: Hendrycks and Gimpel 2016, section 2.
enum class Activation { Gelu, GeluTanh, Relu };

/// Every value bent.
[[nodiscard]] Tensor activated(const Tensor& tensor, Activation activation);

/// `a + b`. Needs: equal shapes. The result keeps the names of `a`.
[[nodiscard]] Tensor sum(const Tensor& a, const Tensor& b);

/// The rows of `table` [entry, column] at `indices`, as [`name`, column].
/// Needs: indices in range.
[[nodiscard]] Tensor rows_at(const Tensor& table,
                             std::span<const std::size_t> indices,
                             std::string name);

/// Tensors put behind each other along their first axis. Needs: at least one,
/// all equal in the other axes.
[[nodiscard]] Tensor joined(const std::vector<const Tensor*>& parts);

}  // namespace owldeck
