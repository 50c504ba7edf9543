#include "generator/figures/configurations_data.h"

#include <fmt/format.h>

#include "generator/attention/expression.h"

namespace owldeck {
namespace {

std::size_t count_of(const Tensor& tensor) {
  std::size_t count = 1;
  for (const Axis& axis : tensor.axes) {
    count *= axis.size;
  }
  return count;
}

/// Reports: `figure-axes`, and what find_trace reports.
std::optional<AttentionSizes> sizes_of(const Configuration& row,
                                       const Traces& traces,
                                       Diagnostics& diagnostics) {
  const Trace* trace = find_trace(row.experiment.value, row.experiment.span,
                                  traces, diagnostics);
  if (trace == nullptr) {
    return std::nullopt;
  }
  const Tensor* queries = trace->find("head_queries");
  if (queries == nullptr || queries->axes.size() != 4) {
    diagnostics.error(
        row.experiment.span, "figure-axes",
        fmt::format("'{}' is no multi-head attention", row.experiment.value),
        "only attentions with heads can be compared");
    return std::nullopt;
  }
  AttentionSizes sizes{.title = expand(row.title, traces, diagnostics)};
  if (sizes.title.empty()) {
    sizes.title = row.experiment.value;
  }
  sizes.heads = queries->axes[1].size;
  sizes.tokens = queries->axes[2].size;
  sizes.head_dim = queries->axes[3].size;
  sizes.width = sizes.heads * sizes.head_dim;
  sizes.scores = sizes.heads * sizes.tokens * sizes.tokens;
  for (const Step& step : trace->steps) {
    if (step.name.starts_with("W_") || step.name.starts_with("b_")) {
      sizes.weights += count_of(step.tensor);
    }
  }
  return sizes;
}

}  // namespace

std::optional<std::vector<AttentionSizes>> read_configurations(
    const ConfigurationsFigure& figure, const Traces& traces,
    Diagnostics& diagnostics) {
  std::vector<AttentionSizes> rows;
  for (const Configuration& row : figure.rows) {
    auto sizes = sizes_of(row, traces, diagnostics);
    if (!sizes) {
      return std::nullopt;
    }
    rows.push_back(std::move(*sizes));
  }
  return rows;
}

std::string describe(const std::vector<AttentionSizes>& rows) {
  std::string words = "table of attention sizes";
  const char* before = ": ";
  for (const AttentionSizes& sizes : rows) {
    words += before + sizes.title;
    for (const SizeColumn& column : kSizeColumns) {
      words += fmt::format(", {} {}", format_thousands(sizes.*column.member),
                           readable(std::string(column.title)));
    }
    before = "; ";
  }
  return words;
}

}  // namespace owldeck
