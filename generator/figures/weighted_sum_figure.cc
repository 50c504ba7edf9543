#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "generator/figures/strips.h"
#include "generator/figures/weighted_sum_data.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kHeadHeight = 52;
constexpr double kTallestRow = 64;
constexpr double kShortestRow = 36;
constexpr double kRowGap = 0.26;
constexpr double kChipPadding = 14;
constexpr double kGap = 14;
constexpr double kSignWidth = 34;
constexpr double kCellPadding = 11;
constexpr double kWidestCell = 120;
constexpr double kNarrowestFlow = 60;
constexpr double kWidestFlow = 260;
/// The sum is at most this share of the rows' height.
constexpr double kTallestSum = 0.62;
/// Of the sum, in strips.
constexpr double kSumWidth = 1.12;
constexpr double kTitleHeight = 44;
/// On the scale of weights.
constexpr double kFlowColour = 0.22;

struct SumLayout {
  double text_size = 0;
  double sum_size = 0;  ///< of the text in the sum
  double row_height = 0;
  double chip_width = 0;
  double cell = 0;  ///< width
  double flow = 0;  ///< width of the way from the shares to their sum
  std::size_t dimensions = 0;
  std::size_t rows = 0;
  double thickness = 0;  ///< of the way that weight 1 takes
  Size size;

  [[nodiscard]] double strip_width() const {
    return cell * static_cast<double>(dimensions);
  }
  [[nodiscard]] Rect column(std::size_t row, double x, double width) const {
    return {x,
            kHeadHeight + static_cast<double>(row) * row_height * (1 + kRowGap),
            width, row_height};
  }
  [[nodiscard]] Rect chip(std::size_t row) const {
    return column(row, 0, chip_width);
  }
  [[nodiscard]] Rect weight(std::size_t row) const {
    return column(row, chip_width + kGap, cell);
  }
  [[nodiscard]] Rect value(std::size_t row) const {
    return column(row, weight(row).right() + kSignWidth, strip_width());
  }
  [[nodiscard]] Rect share(std::size_t row) const {
    return column(row, value(row).right() + kSignWidth, strip_width());
  }
  [[nodiscard]] Rect sum() const {
    const double middle = (share(0).y + share(rows - 1).bottom()) / 2;
    return {share(0).right() + flow, middle - thickness / 2,
            strip_width() * kSumWidth, thickness};
  }
};

/// Widths: the largest text whose numbers fit, the way taking what is left.
void lay_out_columns(const WeightedSumData& data, const FigureInputs& inputs,
                     double room, SumLayout& layout) {
  const Theme& theme = inputs.theme;
  std::vector<std::string> numbers =
      number_texts(data.numbers(), data.decimals);
  numbers.push_back(format_number(1, kWeightDecimals));
  for (const double size : {theme.value_size, theme.small_size}) {
    layout.text_size = size;
    layout.chip_width =
        2 * kChipPadding + widest_text(inputs.measurer, data.tokens,
                                       {.size = size, .weight = 600});
    const double least =
        widest_text(inputs.measurer, numbers, cell_style(size)) + kCellPadding;
    const double cells =
        1 + (2 + kSumWidth) * static_cast<double>(layout.dimensions);
    const double others = layout.chip_width + kGap + 2 * kSignWidth;
    const double free = room - others - kNarrowestFlow - cells * least;
    if (free >= 0) {
      layout.cell = std::min(kWidestCell, least + 0.4 * free / cells);
      layout.flow = std::min(kWidestFlow, room - others - cells * layout.cell);
      const double large =
          widest_text(inputs.measurer, numbers, cell_style(theme.body_size));
      layout.sum_size =
          large + kGap <= kSumWidth * layout.cell ? theme.body_size : size;
      return;
    }
  }
}

/// Reports: `figure-overflow`.
std::optional<SumLayout> lay_out(const WeightedSumData& data,
                                 const FigureTask<WeightedSumFigure>& task,
                                 Diagnostics& diagnostics) {
  const auto rows = static_cast<double>(data.count());
  const double pitches = rows + (rows - 1) * kRowGap;
  SumLayout layout;
  layout.dimensions = data.context.size();
  layout.rows = data.count();
  layout.row_height =
      std::min(kTallestRow, (task.room.height - kHeadHeight) / pitches);
  lay_out_columns(data, task.inputs, task.room.width, layout);
  if (layout.row_height < kShortestRow || layout.cell == 0) {
    return refuse_room(
        task,
        fmt::format("{} values of {} numbers do", layout.rows,
                    layout.dimensions),
        "use fewer dimensions, decimals or tokens, or a larger area",
        diagnostics);
  }
  const double most =
      *std::max_element(data.weights.begin(), data.weights.end());
  layout.thickness = std::max(
      kShortestRow, std::min(layout.row_height / std::max(most, 1e-9),
                             kTallestSum * pitches * layout.row_height));
  layout.size = {layout.sum().right(),
                 kHeadHeight + pitches * layout.row_height};
  return layout;
}

/// From each share to its part of the sum, as thick as its weight.
void add_flow(const WeightedSumData& data, const SumLayout& layout,
              const Theme& theme, std::vector<Node>& nodes) {
  const Rect sum = layout.sum();
  const double scale = sum.height / std::max(data.sum(), 1e-9);
  double y = sum.y;
  for (std::size_t key = 0; key < data.count(); ++key) {
    const Rect share = layout.share(key);
    const double height = scale * data.weights[key];
    const double from = share.center().y - height / 2;
    const double left = share.right() + 3;
    const double right = sum.x - 3;
    const double middle = (left + right) / 2;
    if (height > 0) {
      nodes.push_back({Path{
          .segments = {{.verb = Verb::Move, .to = {left, from}},
                       {.verb = Verb::Curve,
                        .to = {right, y + 1},
                        .a = {middle, from},
                        .b = {middle, y + 1}},
                       {.verb = Verb::Line, .to = {right, y + height - 1}},
                       {.verb = Verb::Curve,
                        .to = {left, from + height},
                        .a = {middle, y + height - 1},
                        .b = {middle, from + height}},
                       {.verb = Verb::Close}},
          .fill = theme.weights.at(kFlowColour)}});
    }
    y += height;
  }
}

Rect sign_box(const Rect& left, const Rect& right) {
  return {left.right(), left.y, right.x - left.right(), left.height};
}

void add_row(const WeightedSumData& data, const SumLayout& layout,
             std::size_t key, const StripStyle& style, const Theme& theme,
             std::vector<Node>& nodes) {
  const TextStyle sign{.size = theme.body_size, .color = theme.muted};
  nodes.push_back({token_chip(layout.chip(key), data.tokens[key],
                              key == data.query, theme, layout.text_size)});
  nodes.push_back(
      {vector_strip(layout.value(key), data.values[key], style, theme)});
  if (data.hidden[key]) {
    nodes.push_back(
        {masked_cell(layout.weight(key), "0", theme, layout.text_size)});
    nodes.push_back(
        {masked_cell(layout.share(key), "0", theme, layout.text_size)});
  } else {
    const double most =
        *std::max_element(data.weights.begin(), data.weights.end());
    nodes.push_back({value_cell(
        layout.weight(key), weight_color(data.weights[key], most, theme),
        format_number(data.weights[key], kWeightDecimals), theme,
        layout.text_size)});
    nodes.push_back(
        {vector_strip(layout.share(key), data.share(key), style, theme)});
  }
  nodes.push_back({centered_label(
      "×", sign_box(layout.weight(key), layout.value(key)), sign)});
  nodes.push_back({centered_label(
      "=", sign_box(layout.value(key), layout.share(key)), sign)});
}

void add_heads(const SumLayout& layout, const Theme& theme,
               std::vector<Node>& nodes) {
  const auto add = [&](const char* text, const Rect& below,
                       const Color& color) {
    nodes.push_back({centered_label(
        text, {below.x, 0, below.width, kHeadHeight - 14},
        {.size = theme.value_size, .weight = 600, .color = color})});
  };
  add("weight", layout.weight(0), theme.probability.color);
  add("value", layout.value(0), theme.flow.color);
  add("share", layout.share(0), theme.flow.color);
}

void add_sum(const WeightedSumData& data, const SumLayout& layout,
             const StripStyle& style, const Theme& theme,
             std::vector<Node>& nodes) {
  const Rect sum = layout.sum();
  StripStyle large = style;
  large.text_size = layout.sum_size;
  nodes.push_back({vector_strip(sum, data.context, large, theme)});
  nodes.push_back(
      {Rectangle{.rect = sum.inset(-4),
                 .radius = 6,
                 .stroke = Stroke{.color = theme.flow.color, .width = 3}}});
  nodes.push_back({centered_label(
      "context", {sum.x, sum.y - kTitleHeight, sum.width, kTitleHeight - 10},
      {.size = theme.value_size, .weight = 700, .color = theme.flow.color})});
  nodes.push_back(
      {centered_label("of " + data.tokens[data.query],
                      {sum.x, sum.bottom() + 8, sum.width, kTitleHeight - 10},
                      note_style(theme))});
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<WeightedSumFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data =
      read_weighted_sum(task.figure, task.inputs.traces, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const auto layout = lay_out(*data, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const Theme& theme = task.inputs.theme;
  const StripStyle style{vector_range(data->numbers()).largest, data->decimals,
                         layout->text_size};
  Drawing drawing{.size = layout->size, .alt = weighted_sum_words(*data)};
  add_flow(*data, *layout, theme, drawing.nodes);
  add_heads(*layout, theme, drawing.nodes);
  for (std::size_t key = 0; key < data->count(); ++key) {
    add_row(*data, *layout, key, style, theme, drawing.nodes);
  }
  add_sum(*data, *layout, style, theme, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
