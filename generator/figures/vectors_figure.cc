#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "generator/figures/strips.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kHeadHeight = 48;
constexpr double kTallestRow = 60;
constexpr double kShortestRow = 32;
/// Between strips, as a share of a strip's height: each is a vector of its own.
constexpr double kRowGap = 0.28;
constexpr double kChipPadding = 18;
constexpr double kChipGap = 20;
constexpr double kWidestCell = 150;
/// A cell without its value.
constexpr double kNarrowestCell = 8;
constexpr double kCellPadding = 12;
constexpr double kScaleGap = 28;
constexpr double kScaleHeight = 18;
constexpr double kTicksHeight = 42;
constexpr double kNarrowestScale = 280;

struct VectorsData {
  TensorRef ref;
  std::vector<std::string> tokens;
  std::vector<std::vector<double>> rows;
  ScaleRange range;
  int decimals = 2;

  [[nodiscard]] std::vector<double> values() const {
    std::vector<double> all;
    for (const std::vector<double>& row : rows) {
      all.insert(all.end(), row.begin(), row.end());
    }
    return all;
  }
};

struct VectorsLayout {
  double chip_width = 0;
  double token_size = 0;
  double value_size = 0;  ///< 0 without values
  double row_height = 0;
  double strip_width = 0;
  Size size;

  [[nodiscard]] Rect chip(std::size_t row) const {
    return {0,
            kHeadHeight + static_cast<double>(row) * row_height * (1 + kRowGap),
            chip_width, row_height};
  }
  [[nodiscard]] Rect strip(std::size_t row) const {
    const Rect left = chip(row);
    return {left.right() + kChipGap, left.y, strip_width, row_height};
  }
};

/// The rows that the figure names, or all.
/// Reports: `unknown-token`.
std::optional<std::vector<std::size_t>> chosen_rows(
    const VectorsFigure& figure, const std::vector<std::string>& labels,
    Diagnostics& diagnostics) {
  std::vector<std::size_t> rows;
  for (const Located<std::string>& token : figure.tokens) {
    const auto found = std::find(labels.begin(), labels.end(), token.value);
    if (found == labels.end()) {
      diagnostics.error(token.span, "unknown-token",
                        fmt::format("unknown token '{}'", token.value),
                        suggest(token.value, labels));
      return std::nullopt;
    }
    rows.push_back(static_cast<std::size_t>(found - labels.begin()));
  }
  for (std::size_t row = 0; figure.tokens.empty() && row < labels.size();
       ++row) {
    rows.push_back(row);
  }
  return rows;
}

std::optional<VectorsData> read_vectors(const VectorsFigure& figure,
                                        const Traces& traces,
                                        Diagnostics& diagnostics) {
  auto ref = find_matrix(figure.tensor, traces, diagnostics);
  if (!ref) {
    return std::nullopt;
  }
  if (is_token_axis(ref->tensor.axes[1])) {
    diagnostics.error(
        figure.tensor.span, "figure-axes",
        fmt::format("'{}' has the axes {}, vectors need dimensions",
                    figure.tensor.value, axes_text(ref->tensor)),
        "name embeddings, queries, keys, values or a context");
    return std::nullopt;
  }
  const auto labels = axis_labels(ref->tensor.axes[0], *ref->trace);
  const auto chosen = chosen_rows(figure, labels, diagnostics);
  if (!chosen) {
    return std::nullopt;
  }
  VectorsData data{.ref = std::move(*ref),
                   .tokens = {},
                   .rows = {},
                   .range = {},
                   .decimals = figure.decimals.value};
  for (const std::size_t row : *chosen) {
    data.tokens.push_back(labels[row]);
    data.rows.push_back(row_of(data.ref.tensor, row));
  }
  data.range = vector_range(data.values());
  return data;
}

/// Widths: cells with values if they fit, else cells of colour alone.
void lay_out_columns(const VectorsData& data, const FigureInputs& inputs,
                     double room, VectorsLayout& layout) {
  const Theme& theme = inputs.theme;
  const auto columns = static_cast<double>(data.rows.front().size());
  const auto texts = number_texts(data.values(), data.decimals);
  layout.token_size = theme.value_size;
  layout.chip_width = 2 * kChipPadding +
                      widest_text(inputs.measurer, data.tokens,
                                  {.size = layout.token_size, .weight = 500});
  const double cell =
      std::min(kWidestCell, (room - layout.chip_width - kChipGap) / columns);
  for (const double size :
       {theme.body_size, theme.value_size, theme.small_size}) {
    const double needed =
        widest_text(inputs.measurer, texts, cell_style(size)) + kCellPadding;
    if (needed <= cell && size <= 0.62 * layout.row_height) {
      layout.value_size = size;
      break;
    }
  }
  layout.strip_width = cell * columns;
}

/// Reports: `figure-overflow`.
std::optional<VectorsLayout> lay_out(const VectorsData& data,
                                     const FigureTask<VectorsFigure>& task,
                                     Diagnostics& diagnostics) {
  const auto rows = static_cast<double>(data.rows.size());
  const double below = kScaleGap + kScaleHeight + kTicksHeight;
  const double pitches = rows + (rows - 1) * kRowGap;
  VectorsLayout layout;
  layout.row_height =
      std::min(kTallestRow, (task.room.height - kHeadHeight - below) / pitches);
  lay_out_columns(data, task.inputs, task.room.width, layout);
  layout.size = {layout.strip(0).right(),
                 kHeadHeight + pitches * layout.row_height + below};
  const double cell =
      layout.strip_width / static_cast<double>(data.rows.front().size());
  if (layout.row_height >= kShortestRow && cell >= kNarrowestCell) {
    return layout;
  }
  return refuse_room(task,
                     fmt::format("{} strips of {} numbers do", data.rows.size(),
                                 data.rows.front().size()),
                     "name fewer tokens, or take vectors with fewer dimensions",
                     diagnostics);
}

void add_head(const VectorsData& data, const VectorsLayout& layout,
              const Theme& theme, std::vector<Node>& nodes) {
  const TextStyle note = note_style(theme);
  const Tensor& tensor = data.ref.tensor;
  const Rect strip = layout.strip(0);
  const Rect head{strip.x, 0, strip.width, kHeadHeight - 16};
  const std::string& rows = tensor.axes[0].name;
  const std::string& columns = tensor.axes[1].name;
  nodes.push_back({centered_label(rows, {0, 0, layout.chip_width, head.height},
                                  name_style(rows, note))});
  nodes.push_back({left_label(columns, head, name_style(columns, note))});
  nodes.push_back({right_label(shape_text(tensor), head,
                               {.family = FontFamily::Mono,
                                .size = theme.code_size,
                                .color = theme.muted})});
}

void add_scale(const VectorsData& data, const VectorsLayout& layout,
               const Theme& theme, std::vector<Node>& nodes) {
  const Rect last = layout.strip(data.rows.size() - 1);
  const Rect bar{last.x, last.bottom() + kScaleGap,
                 std::max(last.width, kNarrowestScale), kScaleHeight};
  nodes.push_back({flat_scale_bar(bar, data.range, theme)});
  nodes.push_back({centered_label(
      "value", {0, bar.y, layout.chip_width, bar.height}, note_style(theme))});
}

std::string describe(const VectorsData& data) {
  std::string words = fmt::format("{} vectors of {} numbers", data.rows.size(),
                                  data.rows.front().size());
  const char* separator = ": ";
  for (std::size_t row = 0; row < data.rows.size(); ++row) {
    words += fmt::format("{}'{}' {}", separator, data.tokens[row],
                         listed(data.rows[row], data.decimals));
    separator = "; ";
  }
  return words;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<VectorsFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data = read_vectors(task.figure, task.inputs.traces, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const auto layout = lay_out(*data, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const Theme& theme = task.inputs.theme;
  Drawing drawing{.size = layout->size, .alt = describe(*data)};
  add_head(*data, *layout, theme, drawing.nodes);
  const StripStyle style{data->range.largest, data->decimals,
                         layout->value_size};
  for (std::size_t row = 0; row < data->rows.size(); ++row) {
    drawing.nodes.push_back({token_chip(layout->chip(row), data->tokens[row],
                                        false, theme, layout->token_size)});
    drawing.nodes.push_back(
        {vector_strip(layout->strip(row), data->rows[row], style, theme)});
  }
  add_scale(*data, *layout, theme, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
