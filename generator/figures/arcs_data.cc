#include "generator/figures/arcs_data.h"

#include <fmt/format.h>

#include <cmath>

#include "generator/attention/expression.h"

namespace owldeck {

std::optional<ArcsData> read_arcs(const ArcsFigure& figure,
                                  const Traces& traces,
                                  Diagnostics& diagnostics) {
  const auto ref = find_matrix(figure.tensor, traces, diagnostics);
  if (!ref) {
    return std::nullopt;
  }
  const Tensor& tensor = ref->tensor;
  const std::size_t count = ref->trace->tokens.size();
  if (!is_token_axis(tensor.axes[0]) || !is_token_axis(tensor.axes[1]) ||
      tensor.columns() != count) {
    diagnostics.error(figure.tensor.span, "figure-axes",
                      fmt::format("'{}' has the axes {}, arcs need query and "
                                  "key",
                                  figure.tensor.value, axes_text(tensor)),
                      "name weights or scores");
    return std::nullopt;
  }
  const auto query = find_token(*ref->trace, figure.query, diagnostics);
  if (!query) {
    return std::nullopt;
  }
  ArcsData data{.trace = ref->trace, .query = *query};
  for (std::size_t key = 0; key < count; ++key) {
    const double weight = static_cast<double>(tensor.at({*query, key}));
    data.weights.push_back(std::isfinite(weight) ? weight : 0);
  }
  if (figure.vectors) {
    const auto vectors = find_matrix(*figure.vectors, traces, diagnostics);
    if (!vectors) {
      return std::nullopt;
    }
    if (vectors->tensor.rows() != count) {
      diagnostics.error(
          figure.vectors->span, "figure-axes",
          fmt::format("'{}' has {} rows for {} tokens", figure.vectors->value,
                      vectors->tensor.rows(), count));
      return std::nullopt;
    }
    data.vectors = vectors->tensor;
  }
  return data;
}

std::string describe(const ArcsData& data) {
  const std::vector<std::string>& tokens = data.trace->tokens;
  std::string words = fmt::format("arcs from query '{}' to {} tokens",
                                  tokens[data.query], data.count());
  std::string separator = ": ";
  for (std::size_t key = 0; key < data.count(); ++key) {
    words += fmt::format("{}'{}' {}", separator, tokens[key],
                         format_number(data.weights[key], kArcDecimals));
    separator = ", ";
  }
  return words;
}

}  // namespace owldeck
