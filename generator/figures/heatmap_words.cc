#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/heatmap_data.h"

namespace owldeck {
namespace {

std::string matrix_name(MatrixKind kind) {
  switch (kind) {
    case MatrixKind::Scores:
      return "attention scores";
    case MatrixKind::Mask:
      return "the causal mask, 0 where a key is visible";
    case MatrixKind::Masked:
      return "attention behind the causal mask";
    case MatrixKind::Weights:
      return "attention weights";
    case MatrixKind::Vectors:
      break;
  }
  return "values";
}

std::string size_words(const HeatmapPanelData& panel) {
  return panel.kind == MatrixKind::Vectors
             ? fmt::format("{} rows by {} columns", panel.rows(),
                           panel.columns())
             : fmt::format("{} queries by {} keys", panel.rows(),
                           panel.columns());
}

/// The column with the largest visible value.
std::size_t strongest(const HeatmapPanelData& panel, std::size_t row) {
  std::size_t best = 0;
  for (std::size_t column = 1; column < panel.columns(); ++column) {
    const HeatmapCell& cell = panel.at(row, column);
    const HeatmapCell& leader = panel.at(row, best);
    if (!cell.masked && (leader.masked || cell.value > leader.value)) {
      best = column;
    }
  }
  return best;
}

/// How many keys of the row have a value that is no number.
std::size_t broken_keys(const HeatmapPanelData& panel, std::size_t row) {
  std::size_t broken = 0;
  for (std::size_t column = 0; column < panel.columns(); ++column) {
    broken += std::isnan(panel.at(row, column).value) ? 1 : 0;
  }
  return broken;
}

std::string query_words(const HeatmapPanelData& panel, int decimals) {
  const std::size_t row = *panel.query;
  if (const std::size_t broken = broken_keys(panel, row); broken > 0) {
    return fmt::format("{} of {} values of query '{}' are NaN", broken,
                       panel.columns(), panel.row_labels[row]);
  }
  const std::size_t best = strongest(panel, row);
  const double value = panel.at(row, best).value;
  const std::string& query = panel.row_labels[row];
  const std::string& key = panel.column_labels[best];
  if (panel.kind == MatrixKind::Weights) {
    return fmt::format("query '{}' gives {} to '{}', most of all", query,
                       percent(value), key);
  }
  if (panel.kind == MatrixKind::Vectors || panel.kind == MatrixKind::Mask) {
    return fmt::format("the row of '{}' is outlined", query);
  }
  return fmt::format("query '{}' scores highest with '{}', {}", query, key,
                     format_number(value, decimals));
}

std::string describe(const HeatmapPanelData& panel, int decimals) {
  std::string words =
      panel.title.empty() ? "" : fmt::format("{}: ", panel.title.plain);
  words += fmt::format("heatmap of {}, {}", matrix_name(panel.kind),
                       size_words(panel));
  const auto masked =
      std::count_if(panel.cells.begin(), panel.cells.end(),
                    [](const HeatmapCell& cell) { return cell.masked; });
  if (masked > 0 && panel.kind != MatrixKind::Mask) {
    words += fmt::format("; {} cells hidden by the causal mask", masked);
  }
  if (panel.query) {
    words += "; " + query_words(panel, decimals);
  }
  return words;
}

}  // namespace

std::string describe(const HeatmapData& data, int decimals) {
  if (data.panels.size() == 1) {
    return describe(data.panels.front(), decimals);
  }
  std::string words =
      fmt::format("{} heatmaps side by side", data.panels.size());
  for (std::size_t i = 0; i < data.panels.size(); ++i) {
    words += fmt::format(". {}: {}", i + 1, describe(data.panels[i], decimals));
  }
  return words;
}

}  // namespace owldeck
