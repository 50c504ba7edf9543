#include <algorithm>
#include <cmath>

#include "generator/animation/score_flow.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr double kLineLeft = 272;
constexpr double kLineRight = 1648;
constexpr double kChipHeight = 56;
constexpr double kStripHeight = 40;  // numbers side by side
constexpr double kStackedCell = 34;  // numbers one below the other
constexpr double kStripGap = 8;
constexpr double kMatrixTop = 314;
constexpr double kMatrixBottom = 862;
constexpr double kWeightsRight = 960;
constexpr double kPadding = 8;  // left and right of a text in its cell

std::vector<std::string> formatted(const Matrix& matrix, int decimals) {
  std::vector<std::string> texts;
  for (const std::vector<double>& row : matrix) {
    for (const double value : row) {
      texts.push_back(format_number(value, decimals));
    }
  }
  return texts;
}

/// Measures texts in cells.
struct Fitting {
  const Theme& theme;
  const TextMeasurer& measurer;
  [[nodiscard]] double size(const std::vector<std::string>& texts,
                            double largest, int weight, double width) const {
    return fitting_size(texts, text_style(largest, weight, theme.text),
                        width - kPadding, theme, measurer);
  }
  [[nodiscard]] double widest(const std::vector<std::string>& texts,
                              double size, int weight) const {
    double width = 0;
    for (const std::string& text : texts) {
      width = std::max(width, text_width(measurer, text,
                                         text_style(size, weight, theme.text)));
    }
    return width;
  }
};

void lay_out_line(const ScoreFlowData& data, const Fitting& fitting,
                  ScoreFlowLayout& layout) {
  const auto count = static_cast<double>(data.count());
  layout.chip_width = data.count() <= 6 ? 176 : 152;
  const double pitch =
      (kLineRight - kLineLeft - layout.chip_width) / (count - 1);
  for (std::size_t i = 0; i < data.count(); ++i) {
    layout.centers.push_back(kLineLeft + layout.chip_width / 2 +
                             pitch * static_cast<double>(i));
  }
  layout.chip_text = fitting.size(data.tokens, 30, 600, layout.chip_width);
  layout.embedding_text = fitting.size(
      formatted(data.embeddings, 2), 24, 500,
      layout.chip_width / static_cast<double>(data.embeddings[0].size()));
  std::vector<std::string> numbers = formatted(data.keys, 2);
  const std::vector<std::string> values = formatted(data.values, 2);
  numbers.insert(numbers.end(), values.begin(), values.end());
  const auto dimensions = static_cast<double>(data.dimensions());
  layout.strip_text =
      fitting.size(numbers, 24, 500, layout.chip_width / dimensions);
  layout.stacked = layout.strip_text <= 0;
  if (layout.stacked) {
    layout.strip_text = fitting.size(numbers, 24, 500, layout.chip_width);
  }
}

// What stacked vectors take in height, arcs and bars give.
void lay_out_heights(const ScoreFlowData& data, ScoreFlowLayout& layout) {
  layout.strip_height =
      layout.stacked ? kStackedCell * static_cast<double>(data.dimensions())
                     : kStripHeight;
  const double extra = layout.strip_height - kStripHeight;
  layout.chip_top = 396 - 0.6 * extra;
  layout.bar_height = 110 - 0.4 * extra;
  const double strips_end =
      layout.chip_top + kChipHeight + kStripGap + layout.strip_height;
  layout.score_baseline = strips_end + 38;
  layout.bar_base = layout.score_baseline + 58 + layout.bar_height;
  layout.row_bar = {kLineLeft, 774, kLineRight - kLineLeft, 60};
  layout.row_bar_high = layout.row_bar;
  layout.row_bar_high.y = strips_end + 72;
  const double width =
      std::min(170.0 * static_cast<double>(data.dimensions()), 600.0);
  layout.context = {(kLineLeft + kLineRight - width) / 2,
                    layout.row_bar_high.bottom() + 120, width, 64};
}

void lay_out_shares(const ScoreFlowData& data, const Fitting& fitting,
                    ScoreFlowLayout& layout) {
  for (std::size_t i = 0; i < data.count(); ++i) {
    const double weight = data.weights[data.query][i];
    const double width = layout.row_bar.width * weight - kPadding;
    layout.share_named.push_back(fitting.widest({data.tokens[i]}, 24, 500) <=
                                 width);
    layout.share_numbered.push_back(
        fitting.widest({format_number(weight, 4)}, 24, 600) <= width);
  }
}

void lay_out_matrices(const ScoreFlowData& data, const Fitting& fitting,
                      ScoreFlowLayout& layout) {
  const auto count = static_cast<double>(data.count());
  const auto dimensions = static_cast<double>(data.dimensions());
  layout.label_width = fitting.widest(data.tokens, 24, 600) + 28;
  const double left = kFilmLeft + layout.label_width + 12;
  const double cell = std::min(114.0, (kWeightsRight - left) / count);
  const double height =
      count * std::min(96.0, (kMatrixBottom - kMatrixTop) / count);
  layout.weights = {left, kMatrixTop, cell * count, height};
  // A single column is wide enough for its name and its shape.
  const bool single = data.dimensions() == 1;
  const double context_cell = single ? 240 : dimensions > 2 ? 96 : 128;
  const double value_cell = single ? 144 : dimensions > 2 ? 72 : 88;
  const double context_width = context_cell * dimensions;
  const double value_width = value_cell * dimensions;
  layout.contexts = {kFilmRight - context_width, kMatrixTop, context_width,
                     height};
  const double space = layout.contexts.x - layout.weights.right() - value_width;
  layout.side_labels = space >= 2 * (layout.label_width + 84);
  const double labels = layout.side_labels ? layout.label_width : 0;
  // The dot and the equals sign stand in two gaps of the same width.
  const double gap = (space - 2 * labels) / 2;
  layout.values = {layout.weights.right() + gap + labels, kMatrixTop,
                   value_width, height};
  layout.header_text = fitting.size(data.tokens, 24, 600, cell);
  layout.cell_text = fitting.size(formatted(data.weights, 2), 24, 500, cell);
  layout.value_text =
      fitting.size(formatted(data.values, 2), 24, 500, value_cell);
  layout.context_text =
      fitting.size(formatted(data.contexts, 4), 24, 500, context_cell);
  if (layout.context_text <= 0) {
    layout.context_decimals = 2;
    layout.context_text =
        fitting.size(formatted(data.contexts, 2), 24, 500, context_cell);
  }
}

}  // namespace

Rect ScoreFlowLayout::chip(std::size_t token) const {
  return {centers.at(token) - chip_width / 2, chip_top, chip_width,
          kChipHeight};
}

Rect ScoreFlowLayout::header_chip(std::size_t token) const {
  const double cell = weights.width / static_cast<double>(centers.size());
  return {weights.x + cell * static_cast<double>(token) + 3, weights.y - 54,
          cell - 6, 44};
}

Rect ScoreFlowLayout::label_chip(std::size_t index) const {
  const Rect line = row(weights, index);
  return {kFilmLeft, line.center().y - 22, label_width, 44};
}

Rect ScoreFlowLayout::strip(std::size_t token, double below) const {
  Rect rect = chip(token);
  rect.y += kChipHeight + kStripGap + below;
  rect.height = strip_height;
  return rect;
}

Rect ScoreFlowLayout::row(const Rect& matrix, std::size_t index) const {
  const double height = matrix.height / static_cast<double>(centers.size());
  return {matrix.x, matrix.y + height * static_cast<double>(index) + 1,
          matrix.width, height - 2};
}

Rect ScoreFlowLayout::weight_cell(std::size_t row_index,
                                  std::size_t column) const {
  return strip_cell(row(weights, row_index), centers.size(), column);
}

std::optional<ScoreFlowLayout> lay_out_score_flow(const ScoreFlowData& data,
                                                  const Theme& theme,
                                                  const TextMeasurer& measurer,
                                                  const Span& span,
                                                  Diagnostics& diagnostics) {
  const Fitting fitting{theme, measurer};
  ScoreFlowLayout layout;
  lay_out_line(data, fitting, layout);
  lay_out_heights(data, layout);
  lay_out_shares(data, fitting, layout);
  lay_out_matrices(data, fitting, layout);
  if (layout.chip_text <= 0 || layout.header_text <= 0) {
    diagnostics.error(span, "film-size",
                      "the tokens are too long for a score-flow film",
                      "use fewer or shorter tokens");
    return std::nullopt;
  }
  if (layout.strip_text <= 0 || layout.cell_text <= 0 ||
      layout.value_text <= 0 || layout.context_text <= 0) {
    diagnostics.error(span, "film-size",
                      "the numbers are too long for a score-flow film",
                      "use smaller embeddings or a smaller d_out");
    return std::nullopt;
  }
  return layout;
}

}  // namespace owldeck
