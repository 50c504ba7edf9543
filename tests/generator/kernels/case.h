#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <span>
#include <vector>

#include "generator/kernels/fast_attention.h"

namespace owldeck {

using Numbers = std::vector<float>;

/// `count` numbers in [-bound, bound), the same for the same seed.
inline Numbers random_numbers(std::size_t count, unsigned seed,
                              float bound = 1) {
  std::mt19937 source(seed);
  Numbers numbers(count);
  for (float& number : numbers) {
    number = static_cast<float>(source() >> 8) * 0x1p-23F - 1;
    number *= bound;
  }
  return numbers;
}

/// An attention to try, with an input.
struct AttentionCase {
  std::size_t batch = 1;
  std::size_t tokens = 1;
  FastAttentionShape shape;
  bool bias = false;
  Numbers input, query, key, value, out;
  Numbers query_bias, key_bias, value_bias, out_bias;

  AttentionCase(std::size_t batch_size, std::size_t token_count,
                FastAttentionShape sizes, bool with_bias = false)
      : batch(batch_size),
        tokens(token_count),
        shape(sizes),
        bias(with_bias),
        input(random_numbers(batch * tokens * shape.d_in, 1)),
        query(weight(shape.d_in, 2)),
        key(weight(shape.d_in, 3)),
        value(weight(shape.d_in, 4)),
        out(weight(shape.d_model, 5)) {
    if (bias) {
      query_bias = random_numbers(shape.d_model, 6);
      key_bias = random_numbers(shape.d_model, 7);
      value_bias = random_numbers(shape.d_model, 8);
      out_bias = random_numbers(shape.d_model, 9);
    }
  }

  /// As large as a Linear layer draws them, and three times that, so that the
  /// rows of weights are far from even.
  [[nodiscard]] Numbers weight(std::size_t depth, unsigned seed) const {
    return random_numbers(shape.d_model * depth, seed,
                          3 / std::sqrt(static_cast<float>(depth)));
  }

  [[nodiscard]] FastAttentionWeights weights() const {
    return {query, key, value, out, query_bias, key_bias, value_bias, out_bias};
  }

  [[nodiscard]] Numbers run(FastImplementation implementation,
                            VectorUnit unit = best_vector_unit(),
                            int threads = 1) const {
    const FastAttention attention(shape, weights(), unit);
    Workspace workspace(threads);
    Numbers output(batch * tokens * shape.d_model);
    attention.run(implementation, input, batch, tokens, output, workspace);
    return output;
  }
};

/// `x W^T + b` of every row of `rows`, in double.
inline std::vector<double> linear(const std::vector<double>& rows,
                                  const Numbers& weight, const Numbers& bias,
                                  std::size_t columns) {
  const std::size_t depth = weight.size() / columns;
  std::vector<double> result(rows.size() / depth * columns);
  for (std::size_t i = 0; i < result.size(); ++i) {
    double sum = bias.empty() ? 0.0 : bias[i % columns];
    for (std::size_t k = 0; k < depth; ++k) {
      sum += rows[i / columns * depth + k] * weight[i % columns * depth + k];
    }
    result[i] = sum;
  }
  return result;
}

/// One query's context: the plain sums of the definition, in double.
inline void attend_plainly(const AttentionCase& of, std::size_t row,
                           std::size_t head, const std::vector<double>& queries,
                           const std::vector<double>& keys,
                           const std::vector<double>& values,
                           std::vector<double>& contexts) {
  const std::size_t width = of.shape.d_model;
  const std::size_t size = width / of.shape.heads;
  const std::size_t first = row / of.tokens * of.tokens;
  const std::size_t seen = of.shape.causal ? row - first + 1 : of.tokens;
  const double scale = of.shape.scale
                           ? *of.shape.scale
                           : 1 / std::sqrt(static_cast<double>(size));
  std::vector<double> scores(seen);
  double largest = -std::numeric_limits<double>::infinity();
  for (std::size_t j = 0; j < seen; ++j) {
    for (std::size_t k = head * size; k < (head + 1) * size; ++k) {
      scores[j] += queries[row * width + k] * keys[(first + j) * width + k];
    }
    largest = std::max(largest, scores[j]);
  }
  double sum = 0;
  for (double& score : scores) {
    score = std::exp((score - largest) * scale);
    sum += score;
  }
  for (std::size_t j = 0; j < seen; ++j) {
    for (std::size_t k = head * size; k < (head + 1) * size; ++k) {
      contexts[row * width + k] +=
          scores[j] / sum * values[(first + j) * width + k];
    }
  }
}

inline std::vector<double> expected_of(const AttentionCase& of) {
  const std::vector<double> input(of.input.begin(), of.input.end());
  const std::size_t width = of.shape.d_model;
  const std::vector<double> queries =
      linear(input, of.query, of.query_bias, width);
  const std::vector<double> keys = linear(input, of.key, of.key_bias, width);
  const std::vector<double> values =
      linear(input, of.value, of.value_bias, width);
  std::vector<double> contexts(queries.size());
  for (std::size_t row = 0; row < of.batch * of.tokens; ++row) {
    for (std::size_t head = 0; head < of.shape.heads; ++head) {
      attend_plainly(of, row, head, queries, keys, values, contexts);
    }
  }
  return linear(contexts, of.out, of.out_bias, width);
}

/// The largest difference, in units of the largest expected value.
inline double difference(const Numbers& got,
                         const std::vector<double>& expected) {
  double largest = 0;
  double worst = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    largest = std::max(largest, std::abs(expected[i]));
    // Written so that NaN is worst.
    if (const double off = std::abs(got[i] - expected[i]); !(off <= worst)) {
      worst = off;
    }
  }
  return worst / largest;
}

}  // namespace owldeck
