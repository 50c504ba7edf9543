#include "generator/animation/matrix_lane.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr double kLaneWidth = 816;
constexpr double kSums = 124;
constexpr double kGap = 4;
constexpr double kTitleBaseline = 212;
constexpr double kSubtitleBaseline = 252;
constexpr double kNamesBaseline = 304;
constexpr double kStagger = 25;
constexpr double kCellsTop = 318;
constexpr double kCellsBottom = 846;
constexpr double kWidestCell = 100;
constexpr double kHighestCell = 84;
constexpr double kNamesGap = 16;  // between a query's name and its row
constexpr double kPadding = 10;

std::vector<std::string> formatted(const std::vector<Matrix>& matrices,
                                   int decimals) {
  std::vector<std::string> texts;
  for (const Matrix& matrix : matrices) {
    for (const std::vector<double>& row : matrix) {
      for (const double value : row) {
        texts.push_back(format_number(value, decimals));
      }
    }
  }
  return texts;
}

// As many decimals as can be read, four at best.
void fit_numbers(const std::vector<Matrix>& matrices, const StoryInputs& inputs,
                 LaneSize& size) {
  for (size.decimals = 4; size.decimals >= 2; --size.decimals) {
    size.cell_text =
        fitting_size(formatted(matrices, size.decimals),
                     text_style(24, 500, inputs.theme.text),
                     size.cell_width - kPadding, inputs.theme, inputs.measurer);
    if (size.cell_text > 0) {
      return;
    }
  }
}

// Names that are wider than their column stand on two lines in turn.
void fit_names(const StoryInputs& inputs, LaneSize& size) {
  const auto fitting = [&](double width) {
    return fitting_size(inputs.trace.tokens,
                        text_style(24, 400, inputs.theme.text), width,
                        inputs.theme, inputs.measurer);
  };
  size.name_text = fitting(size.cell_width - kGap);
  size.staggered = size.name_text <= 0;
  if (size.staggered) {
    size.name_text = fitting(2 * size.cell_width - kPadding);
  }
}

}  // namespace

double LaneSize::width() const {
  return names + static_cast<double>(tokens) * cell_width + kSums;
}

Rect MatrixLane::cells() const {
  const auto count = static_cast<double>(size.tokens);
  return {left + size.names, kCellsTop, count * size.cell_width,
          count * size.cell_height};
}

Rect MatrixLane::row(std::size_t row) const {
  const Rect all = cells();
  return {all.x, all.y + static_cast<double>(row) * size.cell_height,
          all.width - kGap, size.cell_height - kGap};
}

Rect MatrixLane::cell(std::size_t row_index, std::size_t column) const {
  const Rect line = row(row_index);
  return {line.x + static_cast<double>(column) * size.cell_width, line.y,
          size.cell_width - kGap, line.height};
}

Rect MatrixLane::query_name(std::size_t row_index) const {
  return {left, row(row_index).center().y + 8, size.names - kNamesGap, 0};
}

Rect MatrixLane::key_name(std::size_t column) const {
  const Rect first = cell(0, column);
  const bool higher = size.staggered && column % 2 == 1;
  return {first.x, kNamesBaseline - (higher ? kStagger : 0), first.width, 0};
}

Rect MatrixLane::sum(std::size_t row_index) const {
  return {cells().right(), row(row_index).center().y + 8, kSums, 0};
}

Rect MatrixLane::sum_name() const {
  return {cells().right(), kNamesBaseline, kSums, 0};
}

Rect MatrixLane::subtitle() const {
  return {left, kSubtitleBaseline, size.width(), 0};
}

Rect MatrixLane::title() const {
  return {left, kTitleBaseline, size.width(), 0};
}

std::optional<Lanes> lay_out_lanes(const StoryInputs& inputs,
                                   const std::vector<Matrix>& matrices,
                                   Diagnostics& diagnostics) {
  const std::vector<std::string>& tokens = inputs.trace.tokens;
  const auto count = static_cast<double>(tokens.size());
  LaneSize size{tokens.size()};
  for (const std::string& token : tokens) {
    size.names = std::max(size.names,
                          text_width(inputs.measurer, token,
                                     text_style(24, 600, inputs.theme.text)) +
                              kNamesGap);
  }
  size.cell_width =
      std::min(kWidestCell, (kLaneWidth - size.names - kSums) / count);
  size.cell_height = std::min(kHighestCell, (kCellsBottom - kCellsTop) / count);
  fit_names(inputs, size);
  fit_numbers(matrices, inputs, size);
  if (size.cell_text <= 0 || size.name_text <= 0) {
    diagnostics.error(
        inputs.spec.experiment.span, "film-size",
        fmt::format("a {} film has no room for two matrices of {} tokens",
                    inputs.spec.kind.value, tokens.size()),
        "use fewer or shorter tokens");
    return std::nullopt;
  }
  const double width = size.width();
  return Lanes{{kFilmLeft, size},
               {kFilmRight - std::max(width, kLaneWidth), size},
               {(kPage.width - width) / 2, size}};
}

std::vector<double> row_sums(const Matrix& matrix) {
  std::vector<double> sums;
  for (const std::vector<double>& row : matrix) {
    sums.push_back(std::accumulate(row.begin(), row.end(), 0.0));
  }
  return sums;
}

}  // namespace owldeck
