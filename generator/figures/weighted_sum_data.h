#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/figures/drawing.h"

/// What a figure of a weighted sum shows, read from the trace.
namespace owldeck {

/// Digits after the point of a weight.
inline constexpr int kWeightDecimals = 2;

struct WeightedSumData {
  std::vector<std::string> tokens;
  std::size_t query = 0;
  std::vector<double> weights;
  std::vector<std::vector<double>> values;  ///< a row for every key
  std::vector<double> context;
  std::vector<bool> hidden;  ///< by the mask
  int decimals = 2;          ///< of values, shares and context

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  /// A key's value times its weight.
  [[nodiscard]] std::vector<double> share(std::size_t key) const;
  /// All values and the context.
  [[nodiscard]] std::vector<double> numbers() const;
  /// Of the weights.
  [[nodiscard]] double sum() const;
};

/// Reports: `figure-axes` (no weights, values or context, or several heads),
/// `unknown-token`, `unknown-name`, `shapes-only`.
[[nodiscard]] std::optional<WeightedSumData> read_weighted_sum(
    const WeightedSumFigure& figure, const Traces& traces,
    Diagnostics& diagnostics);

/// The figure in words, with its numbers.
[[nodiscard]] std::string weighted_sum_words(const WeightedSumData& data);

}  // namespace owldeck
