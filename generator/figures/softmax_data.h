#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/figures/drawing.h"

/// What a softmax figure shows, read from the trace.
namespace owldeck {

/// One query's row. Each vector has a number for every key.
struct SoftmaxData {
  std::vector<std::string> tokens;
  std::size_t query = 0;
  std::string score_name;      ///< such as `scaled score`
  std::vector<double> scores;  ///< as they enter the softmax
  std::vector<double> powers;  ///< e to the scores
  std::vector<double> shares;  ///< the weights
  double sum = 0;              ///< of powers
  /// Whether the largest score was taken off before, as it would give a power
  /// too large to read.
  bool is_shifted = false;

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  [[nodiscard]] bool is_hidden(std::size_t key) const;
  [[nodiscard]] double largest_power() const;
  [[nodiscard]] double largest_share() const;
  /// A power or their sum, with as many digits as can be read.
  [[nodiscard]] std::string power_text(double power) const;
};

/// Reports: `figure-axes` (weights that are not from one softmax),
/// `unknown-token`, and what find_matrix does.
[[nodiscard]] std::optional<SoftmaxData> read_softmax(
    const SoftmaxFigure& figure, const Traces& traces,
    Diagnostics& diagnostics);

/// The figure in words, with its numbers.
[[nodiscard]] std::string softmax_words(const SoftmaxData& data);

}  // namespace owldeck
