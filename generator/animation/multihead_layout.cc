#include <algorithm>

#include "generator/animation/multihead.h"

namespace owldeck {
namespace {

constexpr double kLaneTop = 196;
constexpr double kLaneBottom = 896;
constexpr double kLaneGap = 10;
constexpr double kLanePadding = 6;
constexpr double kWidestLane = 680;  // what is in it; a panel may be wider
constexpr double kMatrixTop = 290;   // of input, queries, keys and values
constexpr double kMatrixRow = 60;
constexpr double kConcatTop = 430;
constexpr double kConcatRow = 50;
constexpr double kRowShare = 0.86;  // of a row of weights; the rest is its bar

void lay_out_projections(const MultiheadData& data, MultiheadLayout& layout) {
  const auto rows = static_cast<double>(data.count());
  const double height = std::min(rows * kMatrixRow, 500.0);
  const auto inputs = static_cast<double>(data.input.front().size());
  const double wide = std::min(132 * inputs, 800.0);
  const double narrow = std::min(78 * inputs, 320.0);
  layout.input_middle = {(kPage.width - wide + layout.label_width) / 2,
                         kMatrixTop, wide, height};
  layout.input_left = {kFilmLeft + layout.label_width + 8, kMatrixTop, narrow,
                       height};
  constexpr double kGap = 56;
  const double left = layout.input_left.right() + 24;
  const double each = (kFilmRight - left - 3 * kGap) / 3;
  for (std::size_t i = 0; i < 3; ++i) {
    layout.projections.at(i) = {
        left + kGap + (each + kGap) * static_cast<double>(i), kMatrixTop, each,
        height};
  }
}

/// Q, K and V side by side, their rows beside the tokens.
void lay_out_split(const Rect& inner, double rows, LanePlaces& lane) {
  constexpr double kTop = 296;
  constexpr double kGap = 24;
  const double each = (inner.width - 2 * kGap) / 3;
  for (std::size_t i = 0; i < 3; ++i) {
    lane.split.at(i) = {inner.x + (each + kGap) * static_cast<double>(i), kTop,
                        each, std::min(rows * 56, 500.0)};
  }
}

/// As one multiplies on paper: Q at the left, K turned above, and a score where
/// a row of the one meets a column of the other. V waits in the corner.
void lay_out_product(const Rect& inner, double rows, LanePlaces& lane) {
  constexpr double kTop = 292;
  constexpr double kKeys = 96;
  constexpr double kGap = 14;
  const double corner = 0.25 * inner.width;
  const double left = inner.x + corner + kGap;
  const double top = kTop + kKeys + kGap;
  const double height = std::min(rows * 60, 340.0);
  lane.product = {Rect{inner.x, top, corner, height},
                  Rect{left, kTop, inner.right() - left, kKeys},
                  Rect{inner.x, kTop, corner, kKeys}};
  lane.product_matrix = {left, top, inner.right() - left, height};
}

/// The weights alone, and above the values that they mix.
void lay_out_weights(const Rect& inner, double rows, LanePlaces& lane) {
  lane.matrix = {inner.x, 322, inner.width, std::min(rows * 78, 468.0)};
  lane.mix_matrix = {inner.x, 282, inner.width, std::min(rows * 44, 270.0)};
  constexpr double kTop = 636;
  const double width = 0.34 * inner.width;
  const double height = std::min(rows * 36, 216.0);
  lane.waiting = {inner.x, 838, width, 50};
  lane.values = {inner.x, kTop, width, height};
  lane.context = {inner.right() - width, kTop, width, height};
}

void lay_out_lanes(const MultiheadData& data, MultiheadLayout& layout) {
  const auto heads = static_cast<double>(data.heads.size());
  const auto rows = static_cast<double>(data.count());
  const double left = kFilmLeft + layout.label_width + 8;
  const double width = (kFilmRight - left - kLaneGap * (heads - 1)) / heads;
  for (std::size_t h = 0; h < data.heads.size(); ++h) {
    LanePlaces& lane = layout.lanes.emplace_back();
    lane.panel = {left + (width + kLaneGap) * static_cast<double>(h), kLaneTop,
                  width, kLaneBottom - kLaneTop};
    const double used = std::min(width - 2 * kLanePadding, kWidestLane);
    // A wide lane's matrices do not go far from the tokens of their rows.
    constexpr double kFarthest = 64;
    const double margin = std::min((width - used) / 2, kFarthest);
    const Rect inner{lane.panel.x + margin, kLaneTop, used, lane.panel.height};
    lay_out_split(inner, rows, lane);
    lay_out_product(inner, rows, lane);
    lay_out_weights(inner, rows, lane);
  }
}

/// Where a head's weights stand above its columns of `concat`.
Rect above_columns(const Rect& concat, std::size_t heads, std::size_t head) {
  constexpr double kWidest = 170;
  constexpr double kHeight = 0.7;  // of the width
  const double group = concat.width / static_cast<double>(heads);
  const double width = std::min(group - 12, kWidest);
  const double middle = concat.x + group * (static_cast<double>(head) + 0.5);
  return {middle - width / 2, concat.y - 20 - kHeight * width, width,
          kHeight * width};
}

void lay_out_output(const MultiheadData& data, MultiheadLayout& layout) {
  const auto columns = static_cast<double>(data.width());
  const double height =
      std::min(static_cast<double>(data.count()) * kConcatRow, 380.0);
  const double wide = std::min(columns * 110, 1100.0);
  layout.concat_middle = {(kPage.width - wide + layout.label_width) / 2,
                          kConcatTop, wide, height};
  constexpr double kGap = 44;
  const double left = kFilmLeft + layout.label_width + 8;
  const double each = (kFilmRight - left - 2 * kGap) / 3;
  layout.concat_left = {left, kConcatTop, each, height};
  layout.weight_out = {left + each + kGap, kConcatTop, each, height};
  layout.output = {left + 2 * (each + kGap), kConcatTop, each, height};
  for (std::size_t h = 0; h < data.heads.size(); ++h) {
    const std::size_t number = data.heads[h].number;
    layout.lanes[h].above_own =
        above_columns(layout.concat_middle, data.head_count, number);
    layout.lanes[h].above_left =
        above_columns(layout.concat_left, data.head_count, number);
  }
}

}  // namespace

Rect MultiheadLayout::row(const Rect& matrix, std::size_t count,
                          std::size_t index) {
  const double height = matrix.height / static_cast<double>(count);
  const double gap = height < 24 ? 0.5 : 1;
  return {matrix.x, matrix.y + height * static_cast<double>(index) + gap,
          matrix.width, height - 2 * gap};
}

Rect MultiheadLayout::cell(const Rect& matrix, std::size_t rows,
                           std::size_t row_index, std::size_t columns,
                           std::size_t column) {
  const Rect strip = row(matrix, rows, row_index);
  const double pitch = strip.width / static_cast<double>(columns);
  // As wide as strip_cell's where there is room, without a jump below that.
  const double gap = std::min(2.0, 0.15 * pitch);
  return {strip.x + pitch * static_cast<double>(column), strip.y, pitch - gap,
          strip.height};
}

Rect MultiheadLayout::weight_row(const Rect& matrix, std::size_t count,
                                 std::size_t index) {
  const double pitch = matrix.height / static_cast<double>(count);
  return {matrix.x, matrix.y + pitch * static_cast<double>(index), matrix.width,
          pitch * kRowShare};
}

Rect MultiheadLayout::weight_cell(const Rect& matrix, std::size_t count,
                                  std::size_t row_index, std::size_t column) {
  return strip_cell(weight_row(matrix, count, row_index), count, column);
}

Rect MultiheadLayout::row_bar(const Rect& matrix, std::size_t count,
                              std::size_t index) {
  const Rect row = weight_row(matrix, count, index);
  const double room = row.height / kRowShare - row.height;
  return {row.x, row.bottom() + 0.2 * room, row.width, 0.6 * room};
}

Rect MultiheadLayout::columns_of(const Rect& matrix, std::size_t heads,
                                 std::size_t head) {
  const double width = matrix.width / static_cast<double>(heads);
  return {matrix.x + width * static_cast<double>(head), matrix.y, width,
          matrix.height};
}

std::optional<MultiheadLayout> lay_out_multihead(const MultiheadData& data,
                                                 const Theme& theme,
                                                 const TextMeasurer& measurer,
                                                 const Span& span,
                                                 Diagnostics& diagnostics) {
  constexpr double kWidestToken = 220;
  constexpr double kPadding = 20;  // of a chip
  double widest = 0;
  for (const std::string& token : data.tokens) {
    widest = std::max(widest,
                      text_width(measurer, token,
                                 text_style(kRowLabelText, 600, theme.text)));
  }
  if (widest > kWidestToken) {
    diagnostics.error(span, "film-size",
                      "the tokens are too long for a multihead-causal film",
                      "use fewer or shorter tokens, or fewer heads");
    return std::nullopt;
  }
  MultiheadLayout layout;
  layout.label_width = widest + kPadding;
  lay_out_projections(data, layout);
  lay_out_lanes(data, layout);
  lay_out_output(data, layout);
  lay_out_texts(data, theme, measurer, layout);
  return layout;
}

}  // namespace owldeck
