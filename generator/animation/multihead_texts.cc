#include <algorithm>

#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr double kTextPadding = 5;  // with the gap between cells
constexpr double kCellGap = 2.1;    // at most, and what rounding takes

/// Measures numbers and tokens.
struct Fitting {
  const Theme& theme;
  const TextMeasurer& measurer;

  [[nodiscard]] double width(const std::string& text, double size) const {
    return text_width(measurer, text, text_style(size, 600, theme.text));
  }

  /// The largest size at which all numbers fit into `cell`.
  [[nodiscard]] CellText text(const std::vector<Matrix>& matrices,
                              double largest, const Size& cell,
                              bool short_form = false) const {
    CellText text{0, 0, short_form};
    std::vector<std::string> texts;
    for (const Matrix& matrix : matrices) {
      for (const std::vector<double>& row : matrix) {
        std::ranges::transform(row, std::back_inserter(texts), text);
      }
    }
    constexpr double kLineHeight = 1.15;
    const TextStyle style = text_style(
        std::min(largest, cell.height / kLineHeight), 500, theme.text);
    text.size =
        fitting_size(texts, style, cell.width - kTextPadding, theme, measurer);
    for (const std::string& number : texts) {
      text.width = std::max(
          text.width,
          text_width(measurer, number, text_style(text.size, 500, theme.text)) +
              kTextPadding - kCellGap);
    }
    return text;
  }
};

Size cell_size(const Rect& matrix, std::size_t rows, std::size_t columns) {
  return {matrix.width / static_cast<double>(columns),
          matrix.height / static_cast<double>(rows)};
}

/// Numbers of weights: in full, or without the zero before the point.
CellText weight_text(const std::vector<Matrix>& weights, const Size& cell,
                     const Fitting& fitting) {
  const CellText full = fitting.text(weights, 24, cell);
  return full.size > 0 ? full : fitting.text(weights, 24, cell, true);
}

void lay_out_numbers(const MultiheadData& data, const Fitting& fitting,
                     MultiheadLayout& layout) {
  const std::size_t rows = data.count();
  std::vector<Matrix> scores;
  std::vector<Matrix> weights;
  std::vector<std::string> strongest;
  for (const HeadData& head : data.heads) {
    scores.push_back(head.scores);
    weights.push_back(head.weights);
    weights.push_back(head.open_weights);
    strongest.push_back(strongest_text(data, head));
  }
  layout.input_text =
      fitting.text({data.input}, 24,
                   cell_size(layout.input_left, rows, data.input[0].size()));
  layout.projection_text = fitting.text(
      {data.projections[0], data.projections[1], data.projections[2]}, 24,
      cell_size(layout.projections[0], rows, data.width()));
  const LanePlaces& lane = layout.lanes.front();
  const Rect cell = MultiheadLayout::weight_cell(lane.matrix, rows, 0, 0);
  const Size size{lane.matrix.width / static_cast<double>(rows), cell.height};
  layout.score_text = fitting.text(scores, 24, size);
  layout.weight_text = weight_text(weights, size, fitting);
  // The same size before and behind the output weights, if there is one.
  const Size output = cell_size(layout.output, rows, data.width());
  layout.context_text = fitting.text({data.concatenated}, 22, output);
  if (layout.context_text.size <= 0) {
    layout.context_text =
        fitting.text({data.concatenated}, 24,
                     cell_size(layout.concat_middle, rows, data.width()));
  }
  layout.output_text = fitting.text({data.output}, 22, output);
  layout.strongest_text =
      fitting_size(strongest, text_style(32, 600, fitting.theme.text),
                   lane.matrix.width, fitting.theme, fitting.measurer);
  layout.mask_text =
      fitting_size({"−∞"}, text_style(28, 600, fitting.theme.text), size.width,
                   fitting.theme, fitting.measurer);
}

/// The name of the key that the query finds stands above its column, as far as
/// the matrix reaches; the names of the first and the last key give way.
void lay_out_key_names(const MultiheadData& data, const Fitting& fitting,
                       MultiheadLayout& layout) {
  constexpr double kApart = 14;
  const std::vector<std::string>& tokens = data.tokens;
  const double first = fitting.width(tokens.front(), kRowLabelText) + kApart;
  const double last = fitting.width(tokens.back(), kRowLabelText) + kApart;
  layout.end_names = first + last < layout.lanes.front().matrix.width;
  for (std::size_t h = 0; h < data.heads.size(); ++h) {
    LanePlaces& lane = layout.lanes[h];
    const std::size_t key = data.heads[h].strongest;
    const Rect cell =
        MultiheadLayout::weight_cell(lane.matrix, data.count(), 0, key);
    const double width = fitting.width(tokens[key], kKeyNameText);
    const double left = std::max(
        lane.matrix.x,
        std::min(cell.center().x - width / 2, lane.matrix.right() - width));
    lane.key_name = {left, lane.matrix.y - 12, width, 0};
    lane.names_first = left > lane.matrix.x + first;
    lane.names_last = left + width < lane.matrix.right() - last;
  }
}

}  // namespace

double CellText::fits(const Rect& cell) const {
  constexpr double kFades = 0.96;
  constexpr double kLowest = 0.98;
  if (size <= 0 || cell.height < kLowest * size) {
    return 0;
  }
  return std::clamp((cell.width / width - kFades) / (1 - kFades), 0.0, 1.0);
}

std::string CellText::operator()(double value) const {
  std::string text = format_number(value, 2);
  if (short_form && text.starts_with("0.")) {
    text.erase(0, 1);
  } else if (short_form && text == "1.00") {
    text.pop_back();
  }
  return text;
}

void lay_out_texts(const MultiheadData& data, const Theme& theme,
                   const TextMeasurer& measurer, MultiheadLayout& layout) {
  constexpr std::size_t kFewRows = 7;
  constexpr double kChipPadding = 20;
  const Fitting fitting{theme, measurer};
  layout.all_rows = data.count() <= kFewRows;
  lay_out_numbers(data, fitting, layout);
  lay_out_key_names(data, fitting, layout);
  layout.query_width =
      fitting.width(data.tokens[data.query], kRowLabelText) + kChipPadding;
  layout.key_width =
      fitting.width(data.tokens[data.key()], kRowLabelText) + kChipPadding;
}

}  // namespace owldeck
