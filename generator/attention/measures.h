#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "generator/tensor/tensor.h"

/// What one row of attention weights says in a number, computed in double.
namespace owldeck {

using RowMeasure = double (*)(std::span<const float> weights);

/// `-sum p ln p`. Weights of 0, such as those of the future, add nothing.
/// Units: nats, from 0 (one weight is 1) to ln n (all n are the same).
[[nodiscard]] double entropy(std::span<const float> weights);

[[nodiscard]] double largest_weight(std::span<const float> weights);

/// The Frobenius norm of `diag(p) - p p^T`, the derivative of the softmax that
/// gave these weights: 0 where one weight is 1, so that nothing is learned.
[[nodiscard]] double gradient_norm(std::span<const float> weights);

/// For every query the mean over batch and heads.
/// Shape: weights [..., query, key]; the result [query].
[[nodiscard]] std::vector<double> means_by_query(const Tensor& weights,
                                                 RowMeasure measure);

/// The mean over all rows.
[[nodiscard]] double mean_of_rows(const Tensor& weights, RowMeasure measure);

/// The largest weight on a key after its query; 0 if there is none.
/// Shape: weights [..., query, key].
[[nodiscard]] double largest_future_weight(const Tensor& weights);

/// The largest difference of two numbers in the same place.
/// Needs: as many numbers in both.
[[nodiscard]] double largest_difference(const Tensor& a, const Tensor& b);

}  // namespace owldeck
