#include <algorithm>
#include <cmath>
#include <utility>

#include "generator/animation/score_flow.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr double kLineLeft = 272;
constexpr double kLineRight = 1648;
constexpr double kChipHeight = 64;
constexpr double kStripHeight = 52;  // numbers side by side
constexpr double kStackedCell = 34;  // numbers one below the other
constexpr double kStripGap = 8;
constexpr double kMatrixTop = 314;
constexpr double kMatrixBottom = 862;
constexpr double kWeightsRight = 960;
constexpr double kBarWidth = 120;
constexpr double kSumsBottom = 880;
constexpr double kSumGap = 14;
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

ScoreFlowLine lay_out_line(const ScoreFlowData& data, const Fitting& fitting) {
  const auto count = static_cast<double>(data.count());
  ScoreFlowLine line;
  line.chip_width = data.count() <= 6 ? 176 : 152;
  const double pitch = (kLineRight - kLineLeft - line.chip_width) / (count - 1);
  for (std::size_t i = 0; i < data.count(); ++i) {
    line.centers.push_back(kLineLeft + line.chip_width / 2 +
                           pitch * static_cast<double>(i));
  }
  line.chip_text = fitting.size(data.tokens, 32, 600, line.chip_width);
  line.embedding_text = fitting.size(
      formatted(data.embeddings, 2), 24, 500,
      line.chip_width / static_cast<double>(data.embeddings[0].size()));
  std::vector<std::string> numbers = formatted(data.keys, 2);
  const std::vector<std::string> values = formatted(data.values, 2);
  numbers.insert(numbers.end(), values.begin(), values.end());
  const auto dimensions = static_cast<double>(data.dimensions());
  line.strip_text =
      fitting.size(numbers, 28, 500, line.chip_width / dimensions);
  line.stacked = line.strip_text <= 0;
  if (line.stacked) {
    line.strip_text = fitting.size(numbers, 24, 500, line.chip_width);
  }
  line.worked_width = fitting.widest({worked_product(data)}, kWorkedSize, 500);
  return line;
}

// What stacked vectors take in height, arcs and bars give.
void lay_out_heights(const ScoreFlowData& data, ScoreFlowLine& line) {
  line.strip_height =
      line.stacked ? kStackedCell * static_cast<double>(data.dimensions())
                   : kStripHeight;
  const double extra = line.strip_height - kStripHeight;
  line.chip_top = 376 - 0.6 * extra;
  line.bar_height = 108 - 0.45 * extra;
  line.bar_base = line.score(0).bottom() + 54 + line.bar_height;
  line.row_bar = {kLineLeft, 774, kLineRight - kLineLeft, 60};
  line.row_bar_high = line.row_bar;
  line.row_bar_high.y = line.strip(0).bottom() + 56;
}

void lay_out_shares(const ScoreFlowData& data, const Fitting& fitting,
                    ScoreFlowLine& line) {
  for (const double weight : data.row()) {
    const double width = line.row_bar.width * weight - kPadding;
    const std::string& token = data.tokens[line.share_named.size()];
    line.share_named.push_back(fitting.widest({token}, 24, 500) <= width);
    line.share_numbered.push_back(
        fitting.widest({format_number(weight, 4)}, 24, 600) <= width);
  }
}

// A share of the row bar times a value is as wide in its sum.
ScoreFlowSums lay_out_sums(const ScoreFlowData& data,
                           const ScoreFlowLine& line) {
  const auto dimensions = static_cast<double>(data.dimensions());
  double lowest = 0;
  double highest = 0;
  for (std::size_t d = 0; d < data.dimensions(); ++d) {
    for (std::size_t i = 0; i < data.count(); ++i) {
      const double sum = weighted_share(data, i, d).to;
      lowest = std::min(lowest, sum);
      highest = std::max(highest, sum);
    }
  }
  ScoreFlowSums sums;
  sums.scale = line.row_bar.width / std::max(1.0, highest - lowest);
  sums.origin = line.row_bar.x - lowest * sums.scale;
  sums.bar_height = data.dimensions() <= 2 ? 48 : 32;
  sums.top = kSumsBottom - dimensions * (sums.bar_height + kSumGap) + kSumGap;
  return sums;
}

ScoreFlowMatrices lay_out_matrices(const ScoreFlowData& data,
                                   const Fitting& fitting) {
  const auto count = static_cast<double>(data.count());
  const auto dimensions = static_cast<double>(data.dimensions());
  ScoreFlowMatrices layout;
  layout.count = data.count();
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
  return layout;
}

}  // namespace

Rect ScoreFlowLine::chip(std::size_t token) const {
  return {centers.at(token) - chip_width / 2, chip_top, chip_width,
          kChipHeight};
}

Rect ScoreFlowLine::strip(std::size_t token, std::size_t lane) const {
  Rect rect = chip(token);
  rect.y += kChipHeight + kStripGap +
            static_cast<double>(lane) * (strip_height + kStripGap);
  rect.height = strip_height;
  return rect;
}

Rect ScoreFlowLine::score(std::size_t token) const {
  Rect rect = strip(token, 1);
  rect.height = kStripHeight;
  return rect;
}

Rect ScoreFlowLine::bar(std::size_t token, double share_of_highest) const {
  const double height = bar_height * share_of_highest;
  return {centers.at(token) - kBarWidth / 2, bar_base - height, kBarWidth,
          height};
}

Rect ScoreFlowSums::bar(std::size_t dimension, double from, double to) const {
  const double y =
      top + static_cast<double>(dimension) * (bar_height + kSumGap);
  return {origin + scale * std::min(from, to), y, scale * std::abs(to - from),
          bar_height};
}

Rect ScoreFlowSums::cell(std::size_t dimension) const {
  constexpr double kWidth = 136;
  const Rect bar_place = bar(dimension, 0, 0);
  return {kLineLeft - 16 - kWidth, bar_place.y, kWidth, bar_height};
}

Rect ScoreFlowMatrices::header_chip(std::size_t token) const {
  const double cell = weights.width / static_cast<double>(count);
  return {weights.x + cell * static_cast<double>(token) + 3, weights.y - 54,
          cell - 6, 44};
}

Rect ScoreFlowMatrices::label_chip(std::size_t index) const {
  const Rect line = row(weights, index);
  return {kFilmLeft, line.center().y - 22, label_width, 44};
}

Rect ScoreFlowMatrices::row(const Rect& matrix, std::size_t index) const {
  const double height = matrix.height / static_cast<double>(count);
  return {matrix.x, matrix.y + height * static_cast<double>(index) + 1,
          matrix.width, height - 2};
}

Rect ScoreFlowMatrices::weight_cell(std::size_t row_index,
                                    std::size_t column) const {
  return strip_cell(row(weights, row_index), count, column);
}

std::optional<ScoreFlowLayout> lay_out_score_flow(const ScoreFlowData& data,
                                                  const Theme& theme,
                                                  const TextMeasurer& measurer,
                                                  const Span& span,
                                                  Diagnostics& diagnostics) {
  const Fitting fitting{theme, measurer};
  ScoreFlowLine line = lay_out_line(data, fitting);
  lay_out_heights(data, line);
  lay_out_shares(data, fitting, line);
  const ScoreFlowSums sums = lay_out_sums(data, line);
  const ScoreFlowMatrices matrices = lay_out_matrices(data, fitting);
  if (line.chip_text <= 0 || matrices.header_text <= 0) {
    diagnostics.error(span, "film-size",
                      "the tokens are too long for a score-flow film",
                      "use fewer or shorter tokens");
    return std::nullopt;
  }
  if (line.strip_text <= 0 || matrices.cell_text <= 0 ||
      matrices.value_text <= 0 || matrices.context_text <= 0) {
    diagnostics.error(span, "film-size",
                      "the numbers are too long for a score-flow film",
                      "use smaller embeddings or a smaller d_out");
    return std::nullopt;
  }
  return ScoreFlowLayout{std::move(line), sums, matrices};
}

}  // namespace owldeck
