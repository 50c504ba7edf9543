#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "generator/figures/drawing.h"

/// What a projection figure shows, read from the trace.
namespace owldeck {

/// One of the three ways of a token: its row times a weight matrix.
struct TokenRole {
  std::string name;               ///< `query`, `key` or `value`
  Tensor weight;                  ///< [d_in, d_out]
  bool is_transposed = false;     ///< a Linear layer's, which is [d_out, d_in]
  std::vector<double> bias;       ///< empty without one
  std::vector<double> projected;  ///< the row of queries, keys or values
};

struct ProjectionData {
  std::string token;
  std::vector<double> input;
  std::array<TokenRole, 3> roles;
  int decimals = 2;

  /// All that is shown in cells.
  [[nodiscard]] std::vector<double> numbers() const;
};

/// Reports: `figure-axes` (no weights, or several heads), `unknown-token`,
/// `unknown-name`, `shapes-only`.
[[nodiscard]] std::optional<ProjectionData> read_projection(
    const ProjectionFigure& figure, const Traces& traces,
    Diagnostics& diagnostics);

/// The figure in words, with the one product in its numbers.
[[nodiscard]] std::string projection_words(const ProjectionData& data);

}  // namespace owldeck
