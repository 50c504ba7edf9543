#include "generator/figures/heatmap_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"

namespace owldeck {
namespace {

/// Larger maps are shown by colour alone.
constexpr std::size_t kMostValues = 8;

bool is_attention(const Tensor& tensor) {
  return tensor.axes[0].name == "query" && tensor.axes[1].name == "key";
}

MatrixKind kind_of(const std::string& step, const Tensor& tensor) {
  if (!is_attention(tensor)) {
    return MatrixKind::Vectors;
  }
  if (step == "weights" || step == "unmasked" || step == "dropped") {
    return MatrixKind::Weights;
  }
  if (step == "mask" || step == "edited" || step == "reloaded") {
    return MatrixKind::Mask;
  }
  return step == "masked" ? MatrixKind::Masked : MatrixKind::Scores;
}

/// Whether `step` comes after the future was hidden.
bool is_causal(const Trace& trace, const std::string& step) {
  bool hidden = false;
  for (const Step& candidate : trace.steps) {
    hidden = hidden || candidate.name == "masked";
    if (candidate.name == step) {
      return hidden;
    }
  }
  return false;
}

std::string axis_title(const Axis& axis) {
  if (axis.name == "key" || axis.name == "query" || axis.name == "token") {
    return axis.name + "s";
  }
  return axis.name;
}

std::string cell_text(const HeatmapCell& cell, MatrixKind kind, int decimals) {
  const bool whole =
      kind == MatrixKind::Mask || (cell.masked && cell.value == 0);
  return format_number(cell.value, whole ? 0 : decimals);
}

bool is_masked(double value, MatrixKind kind, bool future) {
  return std::isinf(value) || future ||
         (kind == MatrixKind::Mask && value != 0);
}

std::vector<HeatmapCell> cells_of(const TensorRef& ref, const std::string& step,
                                  int decimals) {
  const Tensor& tensor = ref.tensor;
  const MatrixKind kind = kind_of(step, tensor);
  const bool causal = is_attention(tensor) && is_causal(*ref.trace, step);
  const bool values =
      tensor.rows() <= kMostValues && tensor.columns() <= kMostValues;
  std::vector<HeatmapCell> cells;
  for (std::size_t row = 0; row < tensor.rows(); ++row) {
    for (std::size_t column = 0; column < tensor.columns(); ++column) {
      HeatmapCell cell{.value = static_cast<double>(tensor.at({row, column}))};
      cell.masked = is_masked(cell.value, kind, causal && column > row);
      if (values) {
        cell.text = cell_text(cell, kind, decimals);
      }
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

std::optional<HeatmapPanelData> read_panel(const HeatmapFigure& figure,
                                           const HeatmapPanel& panel,
                                           const FigureInputs& inputs,
                                           Diagnostics& diagnostics) {
  const std::optional<TensorRef> ref =
      find_matrix(panel.tensor, inputs.traces, diagnostics);
  if (!ref) {
    return std::nullopt;
  }
  const std::string step = step_of(panel.tensor.value);
  HeatmapPanelData data;
  data.kind = kind_of(step, ref->tensor);
  data.title = read_words(panel.title, inputs, diagnostics);
  data.subtitle = read_words(panel.subtitle, inputs, diagnostics);
  data.column_axis = axis_title(ref->tensor.axes[1]);
  data.row_labels = axis_labels(ref->tensor.axes[0], *ref->trace);
  data.column_labels = axis_labels(ref->tensor.axes[1], *ref->trace);
  data.cells = cells_of(*ref, step, figure.decimals.value);
  if (figure.query && is_token_axis(ref->tensor.axes[0])) {
    data.query = find_token(*ref->trace, *figure.query, diagnostics);
    if (!data.query) {
      return std::nullopt;
    }
  }
  return data;
}

/// The range of all panels of one family.
ScaleRange range_of(const std::vector<HeatmapPanelData>& panels,
                    ScaleFamily family) {
  ScaleRange range{
      .smallest = 0, .largest = 0, .vectors = family == ScaleFamily::Vectors};
  for (const HeatmapPanelData& panel : panels) {
    if (panel.family() != family) {
      continue;
    }
    for (const HeatmapCell& cell : panel.cells) {
      if (!cell.masked && !std::isnan(cell.value)) {
        range.smallest = std::min(range.smallest, cell.value);
        range.largest = std::max(range.largest, std::abs(cell.value));
      }
    }
  }
  return with_round_ends(range);
}

}  // namespace

bool HeatmapPanelData::has_masked() const {
  return std::any_of(cells.begin(), cells.end(),
                     [](const HeatmapCell& cell) { return cell.masked; });
}

ScaleFamily HeatmapPanelData::family() const {
  switch (kind) {
    case MatrixKind::Vectors:
      return ScaleFamily::Vectors;
    case MatrixKind::Scores:
      return ScaleFamily::Scores;
    case MatrixKind::Weights:
    case MatrixKind::Mask:
      return ScaleFamily::Weights;
    case MatrixKind::Masked:
      break;
  }
  return std::any_of(
             cells.begin(), cells.end(),
             [](const HeatmapCell& cell) { return std::isinf(cell.value); })
             ? ScaleFamily::Scores
             : ScaleFamily::Weights;
}

double HeatmapPanelData::row_sum(std::size_t row) const {
  double sum = 0;
  for (std::size_t column = 0; column < columns(); ++column) {
    sum += at(row, column).masked ? 0 : at(row, column).value;
  }
  return sum;
}

bool HeatmapData::is_first_of_family(std::size_t index) const {
  return std::none_of(panels.begin(),
                      panels.begin() + static_cast<std::ptrdiff_t>(index),
                      [&](const HeatmapPanelData& panel) {
                        return panel.family() == panels[index].family();
                      });
}

std::optional<HeatmapData> read_heatmap(const HeatmapFigure& figure,
                                        const FigureInputs& inputs,
                                        Diagnostics& diagnostics) {
  HeatmapData data;
  for (const HeatmapPanel& panel : figure.panels) {
    if (auto read = read_panel(figure, panel, inputs, diagnostics)) {
      data.panels.push_back(std::move(*read));
    }
  }
  if (data.panels.size() != figure.panels.size() || data.panels.empty()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < kScaleFamilies; ++i) {
    data.ranges[i] = range_of(data.panels, static_cast<ScaleFamily>(i));
  }
  data.has_scale = std::any_of(data.panels.begin(), data.panels.end(),
                               [](const HeatmapPanelData& panel) {
                                 return panel.kind != MatrixKind::Mask;
                               });
  return data;
}

}  // namespace owldeck
