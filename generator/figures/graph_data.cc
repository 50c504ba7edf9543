#include "generator/figures/graph_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"

namespace owldeck {

double GraphData::at(std::size_t from, std::size_t to) const {
  const auto weight = static_cast<double>(weights.at({from, to}));
  return std::isfinite(weight) ? std::max(weight, 0.0) : 0;
}

double GraphData::largest() const {
  double most = 0;
  for (std::size_t from = 0; from < count(); ++from) {
    for (std::size_t to = 0; to < count(); ++to) {
      most = std::max(most, is_lit(from) ? at(from, to) : 0);
    }
  }
  return most;
}

std::vector<WeightedEdge> GraphData::edges(bool lit) const {
  std::vector<WeightedEdge> found;
  for (std::size_t from = 0; from < count(); ++from) {
    for (std::size_t to = 0; to < count(); ++to) {
      if (is_lit(from) == lit && has_arrow(from, to)) {
        found.push_back({from, to, at(from, to)});
      }
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const WeightedEdge& left, const WeightedEdge& right) {
                     return left.weight < right.weight;
                   });
  return found;
}

std::size_t GraphData::count_hidden() const {
  std::size_t hidden = 0;
  for (std::size_t from = 0; from < count(); ++from) {
    for (std::size_t to = 0; to < count(); ++to) {
      const bool is_hidden = at(from, to) > 0 && !has_arrow(from, to);
      hidden += is_lit(from) && is_hidden ? 1 : 0;
    }
  }
  return hidden;
}

std::optional<GraphData> read_graph(const GraphFigure& figure,
                                    const Traces& traces,
                                    Diagnostics& diagnostics) {
  const auto ref = find_matrix(figure.tensor, traces, diagnostics);
  if (!ref) {
    return std::nullopt;
  }
  const Tensor& tensor = ref->tensor;
  if (!is_token_axis(tensor.axes[0]) || !is_token_axis(tensor.axes[1]) ||
      tensor.columns() != tensor.rows()) {
    diagnostics.error(figure.tensor.span, "figure-axes",
                      fmt::format("'{}' has the axes {}, a graph needs query "
                                  "and key",
                                  figure.tensor.value, axes_text(tensor)),
                      "name weights or scores");
    return std::nullopt;
  }
  GraphData data{.tokens = axis_labels(tensor.axes[0], *ref->trace),
                 .weights = tensor,
                 .query = std::nullopt,
                 .least = figure.least.value};
  if (figure.query) {
    data.query = find_token(*ref->trace, *figure.query, diagnostics);
    if (!data.query) {
      return std::nullopt;
    }
  }
  return data;
}

std::string describe(const GraphData& data) {
  std::string words = fmt::format(
      "graph of {} tokens with {} arrows from query to key", data.count(),
      data.edges(true).size() + data.edges(false).size());
  const char* separator = "; ";
  for (std::size_t from = 0; from < data.count(); ++from) {
    for (std::size_t to = 0; to < data.count(); ++to) {
      if (data.is_lit(from) && data.has_arrow(from, to)) {
        words += fmt::format("{}'{}' to '{}' {}", separator, data.tokens[from],
                             data.tokens[to],
                             format_number(data.at(from, to), kGraphDecimals));
        separator = ", ";
      }
    }
  }
  return words;
}

}  // namespace owldeck
