#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/figures/drawing.h"

namespace owldeck {

/// What one query's arcs show.
struct ArcsData {
  const Trace* trace = nullptr;
  std::size_t query = 0;
  std::vector<double> weights;    ///< of every key
  std::optional<Tensor> vectors;  ///< [token, dimension]

  [[nodiscard]] std::size_t count() const { return weights.size(); }
};

/// Reports: `figure-axes` (not query by key, or vectors of other tokens),
/// `unknown-token`, and what find_matrix reports.
[[nodiscard]] std::optional<ArcsData> read_arcs(const ArcsFigure& figure,
                                                const Traces& traces,
                                                Diagnostics& diagnostics);

/// Digits after the point of weights and vectors.
inline constexpr int kArcDecimals = 2;

/// Alternative text: every weight.
[[nodiscard]] std::string describe(const ArcsData& data);

}  // namespace owldeck
