#include <Eigen/Dense>
#include <memory>

#include "bench/attention/side.h"

/// The time of Eigen's product of an input with the weights of queries, keys
/// and values: [rows, d] by [d, 3 d].
int main() {
  using Matrix =
      Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  owldeck::serve([](const owldeck::BenchCase& size) {
    const auto rows = static_cast<Eigen::Index>(size.rows());
    const auto d = static_cast<Eigen::Index>(size.d_model);
    return [input = Matrix(Matrix::Random(rows, d)),
            weight = Matrix(Matrix::Random(d, 3 * d)),
            result = std::make_shared<Matrix>(rows, 3 * d)] {
      result->noalias() = input * weight;
    };
  });
}
