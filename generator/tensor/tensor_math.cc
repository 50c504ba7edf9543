#include "generator/tensor/tensor_math.h"

#include <Eigen/Core>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace owldeck {
namespace {

template <class Scalar>
using RowMajor =
    Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixView = Eigen::Map<RowMajor<float>>;
using ConstMatrixView = Eigen::Map<const RowMajor<float>>;

const Axis& row_axis(const Tensor& tensor) {
  return tensor.axes.end()[-2];
}
const Axis& column_axis(const Tensor& tensor) {
  return tensor.axes.end()[-1];
}

std::size_t matrix_size(const Tensor& tensor) {
  return row_axis(tensor).size * column_axis(tensor).size;
}

/// How many matrices there are to compute with: none without values.
std::size_t matrix_count(const Tensor& tensor) {
  return tensor.values.size() / matrix_size(tensor);
}

ConstMatrixView matrix_of(const Tensor& tensor, std::size_t index) {
  return {tensor.values.data() + index * matrix_size(tensor),
          static_cast<Eigen::Index>(row_axis(tensor).size),
          static_cast<Eigen::Index>(column_axis(tensor).size)};
}

MatrixView matrix_of(Tensor& tensor, std::size_t index) {
  return {tensor.values.data() + index * matrix_size(tensor),
          static_cast<Eigen::Index>(row_axis(tensor).size),
          static_cast<Eigen::Index>(column_axis(tensor).size)};
}

/// Room for the product of `a` and `b`: the leading axes of `a`, then `row` and
/// `column`; values only if both have some.
Tensor room_for_product(const Tensor& a, const Tensor& b, const Axis& row,
                        const Axis& column) {
  Tensor result;
  result.axes.assign(a.axes.begin(), a.axes.end() - 2);
  result.axes.push_back(row);
  result.axes.push_back(column);
  if (a.has_values() && b.has_values()) {
    result.values.resize(matrix_count(a) * row.size * column.size);
  }
  return result;
}

/// The matrix of `operand` that meets matrix `index` of the other one: a plain
/// matrix meets all of them.
RowMajor<double> partner(const Tensor& operand, std::size_t index) {
  return matrix_of(operand, operand.axes.size() == 2 ? 0 : index)
      .cast<double>();
}

/// Applies `change` to every row, in double.
Tensor map_rows(const Tensor& tensor,
                const std::function<void(Eigen::ArrayXd&)>& change) {
  Tensor result = tensor;
  for (std::size_t index = 0; index < matrix_count(result); ++index) {
    MatrixView matrix = matrix_of(result, index);
    for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
      Eigen::ArrayXd values =
          matrix.row(row).transpose().cast<double>().array();
      change(values);
      matrix.row(row) = values.cast<float>().matrix().transpose();
    }
  }
  return result;
}

/// Each matrix mirrored at its diagonal.
Tensor columns_as_rows(const Tensor& tensor) {
  Tensor result = tensor;
  std::swap(result.axes.end()[-1], result.axes.end()[-2]);
  for (std::size_t index = 0; index < matrix_count(tensor); ++index) {
    matrix_of(result, index) = matrix_of(tensor, index).transpose();
  }
  return result;
}

}  // namespace

// Lazy products sum in index order. Eigen's blocked ones sum in an order that
// follows the machine's caches, so the last bit could differ between machines.

Tensor product(const Tensor& a, const Tensor& b) {
  assert(column_axis(a).size == row_axis(b).size);
  Tensor result = room_for_product(a, b, row_axis(a), column_axis(b));
  for (std::size_t index = 0; index < matrix_count(result); ++index) {
    const RowMajor<double> left = matrix_of(a, index).cast<double>();
    const RowMajor<double> right = partner(b, index);
    matrix_of(result, index) = left.lazyProduct(right).cast<float>();
  }
  return result;
}

Tensor product_transposed(const Tensor& a, const Tensor& b) {
  assert(column_axis(a).size == column_axis(b).size);
  Tensor result = room_for_product(a, b, row_axis(a), row_axis(b));
  for (std::size_t index = 0; index < matrix_count(result); ++index) {
    const RowMajor<double> left = matrix_of(a, index).cast<double>();
    const RowMajor<double> right = partner(b, index);
    matrix_of(result, index) =
        left.lazyProduct(right.transpose()).cast<float>();
  }
  return result;
}

Tensor divided(const Tensor& tensor, double divisor) {
  return map_rows(tensor, [divisor](Eigen::ArrayXd& row) { row /= divisor; });
}

Tensor plus_bias(const Tensor& tensor, const Tensor& bias) {
  assert(bias.axes.size() == 1 &&
         bias.axes[0].size == column_axis(tensor).size);
  if (!bias.has_values()) {
    return {tensor.axes, {}};
  }
  const Eigen::Map<const Eigen::ArrayXf> values(
      bias.values.data(), static_cast<Eigen::Index>(bias.values.size()));
  return map_rows(
      tensor, [&values](Eigen::ArrayXd& row) { row += values.cast<double>(); });
}

double softmax_share(double score, double highest) {
  return score == highest ? 1.0 : std::exp(score - highest);
}

Tensor softmax_rows(const Tensor& scores) {
  return map_rows(scores, [](Eigen::ArrayXd& row) {
    const double highest = row.maxCoeff();
    if (highest == -std::numeric_limits<double>::infinity()) {
      row.setZero();
      return;
    }
    // Eigen's own exp gives a tiny number for minus infinity, not 0.
    row = row.unaryExpr(
        [highest](double score) { return softmax_share(score, highest); });
    row /= row.sum();
  });
}

Tensor softmax_columns(const Tensor& scores) {
  return columns_as_rows(softmax_rows(columns_as_rows(scores)));
}

Tensor exponentials(const Tensor& tensor) {
  return map_rows(tensor, [](Eigen::ArrayXd& row) {
    row = row.unaryExpr([](double value) { return std::exp(value); });
  });
}

Tensor rows_divided_by_sum(const Tensor& tensor) {
  return map_rows(tensor, [](Eigen::ArrayXd& row) {
    const double sum = row.sum();
    if (sum == 0.0) {
      row.setZero();
    } else {
      row /= sum;
    }
  });
}

Tensor future_mask(std::size_t tokens) {
  const Tensor visible{{{"query", tokens}, {"key", tokens}},
                       std::vector<float>(tokens * tokens, 0.0f)};
  return with_future(visible, 1.0f);
}

Tensor future_mask_for(const Tensor& scores) {
  const std::size_t tokens = column_axis(scores).size;
  return scores.has_values() ? future_mask(tokens)
                             : Tensor{{{"query", tokens}, {"key", tokens}}, {}};
}

Tensor with_future(const Tensor& tensor, float value) {
  Tensor result = tensor;
  for (std::size_t index = 0; index < matrix_count(result); ++index) {
    matrix_of(result, index)
        .triangularView<Eigen::StrictlyUpper>()
        .setConstant(value);
  }
  return result;
}

Tensor split_into_heads(const Tensor& tensor, std::size_t heads) {
  assert(column_axis(tensor).size % heads == 0);
  Tensor result = tensor;
  const std::size_t head_dim = column_axis(tensor).size / heads;
  result.axes.back() = {"head", heads};
  result.axes.push_back({"head_dim", head_dim});
  return result;
}

Tensor swap_middle_axes(const Tensor& tensor) {
  assert(tensor.axes.size() == 4);
  Tensor result = tensor;
  std::swap(result.axes[1], result.axes[2]);
  const std::size_t width = tensor.axes[3].size;
  const std::size_t outer = tensor.axes[1].size;
  const std::size_t inner = tensor.axes[2].size;
  for (std::size_t row = 0; row * width < tensor.values.size(); ++row) {
    const std::size_t batch = row / (outer * inner);
    const std::size_t i = row / inner % outer;
    const std::size_t j = row % inner;
    const std::size_t target = (batch * inner + j) * outer + i;
    for (std::size_t k = 0; k < width; ++k) {
      result.values[target * width + k] = tensor.values[row * width + k];
    }
  }
  return result;
}

Tensor join_last_axes(const Tensor& tensor, std::string name) {
  Tensor result = tensor;
  result.axes.pop_back();
  result.axes.back() = {std::move(name), matrix_size(tensor)};
  return result;
}

Tensor stacked(const Tensor& tensor, std::size_t count) {
  Tensor result;
  result.axes.push_back({"batch", count});
  result.axes.insert(result.axes.end(), tensor.axes.begin(), tensor.axes.end());
  for (std::size_t copy = 0; copy < count; ++copy) {
    result.values.insert(result.values.end(), tensor.values.begin(),
                         tensor.values.end());
  }
  return result;
}

Tensor with_matrix_axes(Tensor tensor, std::string row, std::string column) {
  tensor.axes.end()[-2].name = std::move(row);
  tensor.axes.end()[-1].name = std::move(column);
  return tensor;
}

Tensor renamed(Tensor tensor, const std::vector<std::string>& names) {
  assert(names.size() == tensor.axes.size());
  for (std::size_t axis = 0; axis < names.size(); ++axis) {
    tensor.axes[axis].name = names[axis];
  }
  return tensor;
}

}  // namespace owldeck
