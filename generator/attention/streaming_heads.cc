#include "generator/attention/streaming_heads.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

constexpr double kMinusInfinity = -std::numeric_limits<double>::infinity();

/// The softmax of one query's scores, and the values weighted with it, as keys
/// arrive.
class OnlineSoftmax {
 public:
  explicit OnlineSoftmax(std::size_t head_dim) : weighted_(head_dim, 0.0) {}

  /// Reads the next scores, and the rows of values that belong to them.
  void read(std::span<const float> scores, std::span<const float> values) {
    raise_highest(*std::ranges::max_element(scores));
    if (highest_ == kMinusInfinity) {
      return;
    }
    for (std::size_t key = 0; key < scores.size(); ++key) {
      const double share =
          softmax_share(static_cast<double>(scores[key]), highest_);
      sum_ += share;
      add(values.subspan(key * weighted_.size(), weighted_.size()), share);
    }
  }

  [[nodiscard]] double highest() const { return highest_; }
  [[nodiscard]] double sum() const { return sum_; }
  /// Zeros if every score was minus infinity.
  [[nodiscard]] float context(std::size_t column) const {
    return sum_ == 0.0 ? 0.0f : static_cast<float>(weighted_[column] / sum_);
  }

 private:
  /// What was read before counts for less once a higher score arrives.
  void raise_highest(float score) {
    const double highest = std::max(highest_, static_cast<double>(score));
    if (highest == highest_) {
      return;
    }
    const double share = softmax_share(highest_, highest);
    sum_ *= share;
    for (double& value : weighted_) {
      value *= share;
    }
    highest_ = highest;
  }

  void add(std::span<const float> values, double share) {
    for (std::size_t column = 0; column < weighted_.size(); ++column) {
      weighted_[column] += share * static_cast<double>(values[column]);
    }
  }

  double highest_ = kMinusInfinity;
  double sum_ = 0.0;
  std::vector<double> weighted_;
};

float dot(std::span<const float> a, std::span<const float> b) {
  const auto times = [](float left, float right) {
    return static_cast<double>(left) * static_cast<double>(right);
  };
  return static_cast<float>(std::inner_product(a.begin(), a.end(), b.begin(),
                                               0.0, std::plus<>(), times));
}

/// Some tokens' keys or values, or one's query: rows of [..., token, head_dim].
std::span<const float> rows_of(const Tensor& tensor, std::size_t first,
                               std::size_t count) {
  const std::size_t width = tensor.axes.back().size;
  return std::span(tensor.values).subspan(first * width, count * width);
}

/// Streams the keys that a query sees past it. `row` counts the queries of all
/// heads of the batch.
OnlineSoftmax attend(const Projections& heads, const AttentionSpec& spec,
                     std::size_t row) {
  const std::size_t tokens = heads.keys.axes[2].size;
  const std::size_t head_dim = heads.keys.axes[3].size;
  const auto block = static_cast<std::size_t>(spec.block.value);
  const std::size_t visible =
      mask_of(spec) == MaskMethod::None ? tokens : row % tokens + 1;
  const std::size_t first_row = row - row % tokens;
  const double divisor = divisor_of(spec, head_dim);
  const auto query = rows_of(heads.queries, row, 1);
  OnlineSoftmax softmax(head_dim);
  std::vector<float> scores;
  for (std::size_t first = 0; first < visible; first += block) {
    const std::size_t count = std::min(block, visible - first);
    scores.clear();
    for (std::size_t key = first; key < first + count; ++key) {
      const float score = dot(query, rows_of(heads.keys, first_row + key, 1));
      scores.push_back(
          static_cast<float>(static_cast<double>(score) / divisor));
    }
    softmax.read(scores, rows_of(heads.values, first_row + first, count));
  }
  return softmax;
}

}  // namespace

Tensor attend_streaming(Trace& trace, const Projections& heads,
                        const AttentionSpec& spec) {
  const std::vector<Axis>& axes = heads.queries.axes;
  Tensor highest{{axes[0], axes[1], {"query", axes[2].size}}, {}};
  Tensor sums = highest;
  Tensor contexts{axes, {}};
  const std::size_t head_dim = axes[3].size;
  for (std::size_t row = 0; row * head_dim < heads.queries.values.size();
       ++row) {
    const OnlineSoftmax softmax = attend(heads, spec, row);
    highest.values.push_back(static_cast<float>(softmax.highest()));
    sums.values.push_back(static_cast<float>(softmax.sum()));
    for (std::size_t column = 0; column < head_dim; ++column) {
      contexts.values.push_back(softmax.context(column));
    }
  }
  const std::string blocks = fmt::format("{} keys at a time", spec.block.value);
  trace.steps.push_back(
      {"running_max", "m", "largest score, " + blocks, std::move(highest)});
  trace.steps.push_back(
      {"running_sum", "l", "sum of shares, " + blocks, std::move(sums)});
  trace.steps.push_back({"head_context", "Z_h", "÷ sum", contexts});
  return contexts;
}

}  // namespace owldeck
