#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/source/span.h"

/// Figures of tensors that are no tables of numbers. A tensor is a path such as
/// `causal.weights` or `split.weights[0][1]`.
namespace owldeck {

/// Tokens on a line or ring, an arrow from every query to the keys that it
/// gives weight to.
struct GraphFigure {
  Located<std::string> tensor;                ///< [query, key]
  std::optional<Located<std::string>> query;  ///< the others are quiet
  Located<double> least{0.1, {}};             ///< smaller weights have no arrow
  friend bool operator==(const GraphFigure&, const GraphFigure&) = default;
};

/// The rows of a tensor as strips of cells, with values.
struct VectorsFigure {
  Located<std::string> tensor;               ///< [token, dimension]
  std::vector<Located<std::string>> tokens;  ///< all if empty
  Located<int> decimals{2, {}};
  friend bool operator==(const VectorsFigure&, const VectorsFigure&) = default;
};

/// One token's row through the three weight matrices to its query, key and
/// value, with one product worked out.
struct ProjectionFigure {
  Located<std::string> experiment;
  Located<std::string> token;
  Located<int> decimals{2, {}};
  friend bool operator==(const ProjectionFigure&,
                         const ProjectionFigure&) = default;
};

/// Values scaled by one query's weights and added up to its context vector.
struct WeightedSumFigure {
  Located<std::string> experiment;
  Located<std::string> query;
  Located<int> decimals{2, {}};
  friend bool operator==(const WeightedSumFigure&,
                         const WeightedSumFigure&) = default;
};

/// What each query may see: a stair of visible keys, the rest hatched, and how
/// many keys every step has.
struct StaircaseFigure {
  Located<std::string> experiment;  ///< with a mask; a model may be one
  friend bool operator==(const StaircaseFigure&,
                         const StaircaseFigure&) = default;
};

/// One query's scores, their exponentials and the shares that they become.
struct SoftmaxFigure {
  Located<std::string> tensor;  ///< weights [query, key] of an attention
  Located<std::string> query;
  friend bool operator==(const SoftmaxFigure&, const SoftmaxFigure&) = default;
};

/// A line for every entry of the second axis over the entries of the first,
/// which have numbers as labels.
struct LinesFigure {
  Located<std::string> tensor;
  Located<std::string> unit;             ///< of the values; may be empty
  Located<bool> logarithmic{false, {}};  ///< the first axis, by powers of 2
  Located<int> decimals{2, {}};
  friend bool operator==(const LinesFigure&, const LinesFigure&) = default;
};

/// Sizes of multi-head attentions side by side: width, heads, head_dim, numbers
/// in the weights and in the scores.
struct Configuration {
  Located<std::string> experiment;
  Located<std::string> title;  ///< the experiment's name if empty
  friend bool operator==(const Configuration&, const Configuration&) = default;
};
struct ConfigurationsFigure {
  std::vector<Configuration> rows;       ///< 1 to 8
  Located<bool> logarithmic{false, {}};  ///< bars by powers of 10
  friend bool operator==(const ConfigurationsFigure&,
                         const ConfigurationsFigure&) = default;
};

}  // namespace owldeck
