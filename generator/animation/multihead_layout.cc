#include <algorithm>

#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr double kLaneTop = 204;
constexpr double kLaneBottom = 896;
constexpr double kLaneGap = 10;
constexpr double kLanePadding = 6;
constexpr double kBlockTop = 282;
constexpr double kBlockHeight = 90;
constexpr double kScoresBottom = 680;
constexpr double kNamedScoresTop = 440;  // below the names of all keys
constexpr double kScoresTop = 416;
constexpr double kContextTop = 732;
constexpr double kContextHeight = 156;
constexpr double kWholeTop = 306;
constexpr double kWholeHeight = 468;
constexpr double kWholeBottom = 840;
constexpr double kMatrixTop = 300;  // of input, queries, keys and values
constexpr double kMatrixRow = 64;
constexpr double kConcatTop = 420;
constexpr double kConcatRow = 58;
constexpr double kTextRow = 24;     // the lowest row that holds a number
constexpr double kTextPadding = 5;  // with the gap between cells

/// Measures numbers and tokens.
struct Fitting {
  const Theme& theme;
  const TextMeasurer& measurer;
  [[nodiscard]] double width(const std::string& text, double size) const {
    return text_width(measurer, text, text_style(size, 600, theme.text));
  }
  [[nodiscard]] double size(const Matrix& matrix, double largest,
                            double width) const {
    std::vector<std::string> texts;
    for (const std::vector<double>& row : matrix) {
      for (const double value : row) {
        texts.push_back(format_number(value, 2));
      }
    }
    return fitting_size(texts, text_style(largest, 500, theme.text),
                        width - kTextPadding, theme, measurer);
  }
};

void lay_out_projections(const MultiheadData& data, MultiheadLayout& layout) {
  const auto rows = static_cast<double>(data.count());
  const double height = std::min(rows * kMatrixRow, 480.0);
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

void lay_out_lane(const MultiheadData& data, const Rect& lane,
                  MultiheadLayout& layout) {
  const auto tokens = static_cast<double>(data.count());
  const Rect inner =
      Rect{lane.x, lane.y, lane.width, lane.height}.inset(kLanePadding);
  constexpr double kGap = 24;
  const double each = (inner.width - 2 * kGap) / 3;
  std::array<Rect, 3> blocks;
  for (std::size_t i = 0; i < 3; ++i) {
    blocks.at(i) = {inner.x + (each + kGap) * static_cast<double>(i), kBlockTop,
                    each, kBlockHeight};
  }
  const double width = std::min(inner.width, tokens * 92);
  const double left = inner.x + (inner.width - width) / 2;
  HeadPlaces places;
  const double top = layout.key_names ? kNamedScoresTop : kScoresTop;
  places.lane = {left, top, width, kScoresBottom - top};
  places.whole = {left, kWholeTop, width, kWholeHeight};
  layout.lanes.push_back(lane);
  layout.whole_lanes.push_back(
      {lane.x, kLaneTop, lane.width, kWholeBottom - kLaneTop});
  layout.blocks.push_back(blocks);
  layout.contexts.push_back(
      {inner.x + 44, kContextTop, inner.width - 44, kContextHeight});
  layout.heads.push_back(places);
}

/// Where a head's weights stand above its columns of `concat`.
Rect above_columns(const Rect& concat, std::size_t heads, std::size_t head,
                   double largest_width) {
  const double group = concat.width / static_cast<double>(heads);
  const double width = std::min(group - 12, largest_width);
  const double height = width * 0.66;
  const double middle = concat.x + group * (static_cast<double>(head) + 0.5);
  return {middle - width / 2, concat.y - 20 - height, width, height};
}

void lay_out_output(const MultiheadData& data, MultiheadLayout& layout) {
  const auto columns = static_cast<double>(data.width());
  const double height =
      std::min(static_cast<double>(data.count()) * kConcatRow, 400.0);
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
    layout.heads[h].above_own =
        above_columns(layout.concat_middle, data.heads.size(), h, 150);
    layout.heads[h].above_left =
        above_columns(layout.concat_left, data.heads.size(), h, 150);
  }
}

void lay_out_texts(const MultiheadData& data, const Fitting& fitting,
                   MultiheadLayout& layout) {
  const auto columns = static_cast<double>(data.width());
  layout.input_text = fitting.size(
      data.input, 24,
      layout.input_left.width / static_cast<double>(data.input[0].size()));
  layout.projection_text = 24;
  for (const Matrix& matrix : data.projections) {
    layout.projection_text = std::min(
        layout.projection_text,
        fitting.size(matrix, 24, layout.projections[0].width / columns));
  }
  const double cell =
      layout.heads[0].lane.width / static_cast<double>(data.count());
  layout.score_text = 22;
  layout.weight_text = 22;
  for (const HeadData& head : data.heads) {
    layout.score_text =
        std::min(layout.score_text, fitting.size(head.scores, 22, cell));
    layout.weight_text =
        std::min(layout.weight_text, fitting.size(head.weights, 22, cell));
  }
  const bool high_enough =
      kContextHeight / static_cast<double>(data.count()) >= kTextRow;
  layout.context_text =
      high_enough ? fitting.size(data.concatenated, 20,
                                 layout.contexts[0].width /
                                     static_cast<double>(data.head_dim()))
                  : 0;
  layout.concat_text =
      fitting.size(data.concatenated, 24, layout.concat_middle.width / columns);
  const double output_cell = layout.output.width / columns;
  layout.output_text =
      std::min(fitting.size(data.output, 22, output_cell),
               fitting.size(data.concatenated, 22, output_cell));
  std::vector<std::string> strongest;
  for (const HeadData& head : data.heads) {
    strongest.push_back(strongest_text(data, head));
  }
  layout.strongest_text = fitting_size(
      strongest, text_style(30, 600, fitting.theme.text),
      layout.heads[0].whole.width, fitting.theme, fitting.measurer);
  layout.mask_text =
      fitting_size({"−∞"}, text_style(22, 600, fitting.theme.text), cell - 4,
                   fitting.theme, fitting.measurer);
}

/// Names of keys stand above their columns at one level or at two.
void lay_out_key_names(const std::vector<std::string>& tokens, double cell,
                       const Fitting& fitting, MultiheadLayout& layout) {
  double widest = 0;
  for (const std::string& token : tokens) {
    widest = std::max(widest, fitting.width(token, fitting.theme.small_size));
  }
  constexpr double kApart = 6;
  layout.two_levels = widest > cell - kApart;
  layout.key_names = widest <= 2 * cell - kApart;
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
  if (pitch >= Canvas::kNarrowCell) {
    return strip_cell(strip, columns, column);
  }
  constexpr double kNarrowShare = 0.85;
  return {strip.x + pitch * static_cast<double>(column), strip.y,
          pitch * kNarrowShare, strip.height};
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
  const Fitting fitting{theme, measurer};
  MultiheadLayout layout;
  double widest = 0;
  for (const std::string& token : data.tokens) {
    widest = std::max(widest, fitting.width(token, kRowLabelText));
  }
  layout.label_width = widest + 20;
  lay_out_projections(data, layout);
  const auto heads = static_cast<double>(data.heads.size());
  const double left = kFilmLeft + layout.label_width + 8;
  const double width = (kFilmRight - left - kLaneGap * (heads - 1)) / heads;
  lay_out_key_names(
      data.tokens,
      (width - 2 * kLanePadding) / static_cast<double>(data.count()), fitting,
      layout);
  for (std::size_t h = 0; h < data.heads.size(); ++h) {
    lay_out_lane(data,
                 {left + (width + kLaneGap) * static_cast<double>(h), kLaneTop,
                  width, kLaneBottom - kLaneTop},
                 layout);
  }
  lay_out_output(data, layout);
  lay_out_texts(data, fitting, layout);
  constexpr double kWidestToken = 220;
  if (widest > kWidestToken) {
    diagnostics.error(span, "film-size",
                      "the tokens are too long for a multihead-causal film",
                      "use fewer or shorter tokens, or fewer heads");
    return std::nullopt;
  }
  return layout;
}

}  // namespace owldeck
