#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "generator/figures/drawing.h"

namespace owldeck {

/// An arrow of a graph.
struct WeightedEdge {
  std::size_t from = 0;
  std::size_t to = 0;
  double weight = 0;
};

/// The weights of a graph and which of them have an arrow.
struct GraphData {
  std::vector<std::string> tokens;
  Tensor weights;  ///< [query, key]
  std::optional<std::size_t> query;
  double least = 0;

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  [[nodiscard]] double at(std::size_t from, std::size_t to) const;
  [[nodiscard]] bool has_arrow(std::size_t from, std::size_t to) const {
    return at(from, to) > 0 && at(from, to) >= least;
  }
  [[nodiscard]] bool is_lit(std::size_t from) const {
    return !query || *query == from;
  }
  /// Of those that are lit.
  [[nodiscard]] double largest() const;
  /// Those to draw, weak ones first, so that strong ones lie above them.
  [[nodiscard]] std::vector<WeightedEdge> edges(bool lit) const;
  /// Lit weights that are too small for an arrow.
  [[nodiscard]] std::size_t count_hidden() const;
};

/// Reports: `figure-axes`, `unknown-token`, and what find_matrix reports.
[[nodiscard]] std::optional<GraphData> read_graph(const GraphFigure& figure,
                                                  const Traces& traces,
                                                  Diagnostics& diagnostics);

/// Digits after the point of the weights.
inline constexpr int kGraphDecimals = 2;

/// Alternative text: every weight that is lit.
[[nodiscard]] std::string describe(const GraphData& data);

}  // namespace owldeck
