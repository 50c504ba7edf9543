#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/tensor/tensor.h"

/// The operations that attention is made of. All work on the last two axes,
/// [row, column], for every index of the axes before them. Sums run in double
/// in a fixed order; results are rounded to float32 once. What is made from a
/// tensor without values has axes and no values, and costs nothing.
/// Needs: no NaN.
namespace owldeck {

/// Row by row, `a b`. Shape: [..., n, k] by [k, m] or [..., k, m] to
/// [..., n, m]; the result keeps the names of both operands.
[[nodiscard]] Tensor product(const Tensor& a, const Tensor& b);

/// `a b^T`. Shape: [..., n, k] by [m, k] or [..., m, k] to [..., n, m].
[[nodiscard]] Tensor product_transposed(const Tensor& a, const Tensor& b);

/// Every value divided by `divisor`.
[[nodiscard]] Tensor divided(const Tensor& tensor, double divisor);

/// `bias` [column] added to every row.
[[nodiscard]] Tensor plus_bias(const Tensor& tensor, const Tensor& bias);

/// How much `score` counts for in a softmax whose largest score is `highest`:
/// exp(score - highest), and 1 where both are infinite. Needs: a `highest`
/// above minus infinity.
[[nodiscard]] double softmax_share(double score, double highest);

/// The softmax of every row: no negative value, every row sums to 1, whatever
/// the size of its scores. Minus infinity becomes exactly 0; a row of nothing
/// else becomes zeros. Infinite scores share the row evenly.
[[nodiscard]] Tensor softmax_rows(const Tensor& scores);

/// The softmax of every column of each matrix, as softmax_rows. Shape: [..., n,
/// m], as the scores.
[[nodiscard]] Tensor softmax_columns(const Tensor& scores);

/// e to the power of every value: infinite above 88.7, as float32 ends there.
[[nodiscard]] Tensor exponentials(const Tensor& tensor);

/// Every row divided by its sum; one that sums to 0 becomes zeros.
[[nodiscard]] Tensor rows_divided_by_sum(const Tensor& tensor);

/// 1 where a key comes after the query, 0 elsewhere. Shape: [query, key].
[[nodiscard]] Tensor future_mask(std::size_t tokens);
/// The mask for `scores` [..., query, key], without values if they have none.
[[nodiscard]] Tensor future_mask_for(const Tensor& scores);

/// `value` wherever a key (column) comes after the query (row).
[[nodiscard]] Tensor with_future(const Tensor& tensor, float value);

/// The last axis cut into `heads` equal parts: axes [..., head, head_dim].
/// Needs: `heads` divides its size.
[[nodiscard]] Tensor split_into_heads(const Tensor& tensor, std::size_t heads);

/// Axes 1 and 2 of four exchanged, values moved accordingly.
[[nodiscard]] Tensor swap_middle_axes(const Tensor& tensor);

/// The last two axes joined into one called `name`.
[[nodiscard]] Tensor join_last_axes(const Tensor& tensor, std::string name);

/// `tensor` repeated `count` times along a new first axis called `batch`.
[[nodiscard]] Tensor stacked(const Tensor& tensor, std::size_t count);

/// The same values, the last two axes called `row` and `column`.
[[nodiscard]] Tensor with_matrix_axes(Tensor tensor, std::string row,
                                      std::string column);

/// The same values with other names for the axes. Needs: one name an axis.
[[nodiscard]] Tensor renamed(Tensor tensor,
                             const std::vector<std::string>& names);

}  // namespace owldeck
