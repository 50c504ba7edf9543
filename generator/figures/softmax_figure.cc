#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "generator/attention/expression.h"
#include "generator/figures/softmax_data.h"
#include "generator/figures/strips.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kWidestColumn = 190;
constexpr double kChipGap = 12;
constexpr double kChipHeight = 52;
constexpr double kScoreHeight = 54;
constexpr double kNumberHeight = 34;
constexpr double kTallestBar = 190;
constexpr double kShortestBar = 70;
constexpr double kShareHeight = 42;
constexpr double kTallestFlow = 90;
constexpr double kShortestFlow = 40;
constexpr double kTotalHeight = 52;
constexpr double kTicksHeight = 44;
constexpr double kLabelGap = 24;
/// A bar takes this share of its column.
constexpr double kBarShare = 0.62;
constexpr int kDecimals = 2;
constexpr int kTicks = 4;

struct SoftmaxLayout {
  double left = 0;  ///< where the columns start
  double column = 0;
  double token_size = 0;
  double number_size = 0;
  double bar_base = 0;
  double bar_height = 0;  ///< of the largest
  Rect total;             ///< the shares side by side
  Size size;

  [[nodiscard]] Rect chip(std::size_t key) const {
    return {left + static_cast<double>(key) * column + kChipGap / 2, 0,
            column - kChipGap, kChipHeight};
  }
  [[nodiscard]] Rect score(std::size_t key) const {
    const Rect above = chip(key);
    return {above.x, above.bottom() + 6, above.width, kScoreHeight - 6};
  }
  [[nodiscard]] Rect bar(const SoftmaxData& data, std::size_t key) const {
    const double height = bar_height * data.powers[key] / data.largest_power();
    const double width = kBarShare * column;
    return {chip(key).center().x - width / 2, bar_base - height, width, height};
  }
  [[nodiscard]] Rect share_number(std::size_t key) const {
    return {chip(key).x, bar_base, chip(key).width, kShareHeight};
  }
  [[nodiscard]] Rect share(const SoftmaxData& data, std::size_t key) const {
    const double before = std::accumulate(
        data.shares.begin(),
        data.shares.begin() + static_cast<std::ptrdiff_t>(key), 0.0);
    return {total.x + total.width * before, total.y,
            total.width * data.shares[key], total.height};
  }
};

TextStyle strong_style(const Theme& theme, double size) {
  return {.size = size, .weight = 600, .color = theme.probability.color};
}

/// What the rows are called, from the top.
std::vector<std::string> row_names(const SoftmaxData& data) {
  return {data.score_name, data.is_shifted ? "exp(s − max)" : "exp(score)",
          "÷ " + data.power_text(data.sum), "sum"};
}

void lay_out_texts(const SoftmaxData& data, const FigureInputs& inputs,
                   SoftmaxLayout& layout) {
  const Theme& theme = inputs.theme;
  std::vector<std::string> numbers = number_texts(data.shares, kDecimals);
  for (const double power : data.powers) {
    numbers.push_back(data.power_text(power));
  }
  for (const double size : {theme.value_size, theme.small_size}) {
    if (layout.token_size == 0 &&
        widest_text(inputs.measurer, data.tokens, strong_style(theme, size)) +
                10 <=
            layout.column - kChipGap) {
      layout.token_size = size;
    }
    if (layout.number_size == 0 &&
        widest_text(inputs.measurer, numbers, strong_style(theme, size)) + 6 <=
            layout.column) {
      layout.number_size = size;
    }
  }
}

/// Heights: bars and flow share what the other rows leave.
void lay_out_rows(double room, SoftmaxLayout& layout) {
  const double fixed = kChipHeight + kScoreHeight + kNumberHeight +
                       kShareHeight + kTotalHeight + kTicksHeight;
  const double free = room - fixed;
  layout.bar_height = std::min(kTallestBar, 0.66 * free);
  const double flow = std::min(kTallestFlow, free - layout.bar_height);
  layout.bar_base =
      kChipHeight + kScoreHeight + kNumberHeight + layout.bar_height;
  layout.total = {layout.left, layout.bar_base + kShareHeight + flow, 0,
                  kTotalHeight};
}

/// Reports: `figure-overflow`.
std::optional<SoftmaxLayout> lay_out(const SoftmaxData& data,
                                     const FigureTask<SoftmaxFigure>& task,
                                     Diagnostics& diagnostics) {
  const Theme& theme = task.inputs.theme;
  const TextMeasurer& measurer = task.inputs.measurer;
  const auto count = static_cast<double>(data.count());
  SoftmaxLayout layout;
  layout.left =
      widest_text(measurer, row_names(data), note_style(theme)) + kLabelGap;
  const double right =
      text_width(measurer, "1.00", strong_style(theme, theme.body_size)) +
      kLabelGap;
  layout.column =
      std::min(kWidestColumn, (task.room.width - layout.left - right) / count);
  lay_out_rows(task.room.height, layout);
  lay_out_texts(data, task.inputs, layout);
  layout.total.width = count * layout.column;
  layout.size = {layout.total.right() + right,
                 layout.total.bottom() + kTicksHeight};
  const double flow = layout.total.y - layout.bar_base - kShareHeight;
  if (layout.token_size > 0 && layout.number_size > 0 &&
      layout.bar_height >= kShortestBar && flow >= kShortestFlow) {
    return layout;
  }
  return refuse_room(
      task, fmt::format("the softmax of {} scores does", data.count()),
      "use fewer or shorter tokens, or a larger area", diagnostics);
}

void add_row_names(const SoftmaxData& data, const SoftmaxLayout& layout,
                   const Theme& theme, std::vector<Node>& nodes) {
  const std::vector<std::string> names = row_names(data);
  const std::vector<Rect> rows = {
      layout.score(0),
      {0, layout.bar_base - layout.bar_height / 2 - 20, 0, 40},
      layout.share_number(0),
      layout.total};
  for (std::size_t i = 0; i < names.size(); ++i) {
    nodes.push_back({right_label(
        names[i], {0, rows[i].y, layout.left - kLabelGap, rows[i].height},
        note_style(theme))});
  }
}

/// Every bar runs into its share of the total.
void add_flow(const SoftmaxData& data, const SoftmaxLayout& layout,
              const Theme& theme, std::vector<Node>& nodes) {
  const double top = layout.bar_base + kShareHeight;
  const double bottom = layout.total.y;
  const double middle = (top + bottom) / 2;
  for (std::size_t key = 0; key < data.count(); ++key) {
    const Rect bar = layout.bar(data, key);
    const Rect share = layout.share(data, key);
    if (share.width < 1) {
      continue;
    }
    nodes.push_back(
        {Path{.segments = {{.verb = Verb::Move, .to = {bar.x, top}},
                           {.verb = Verb::Line, .to = {bar.right(), top}},
                           {.verb = Verb::Curve,
                            .to = {share.right(), bottom},
                            .a = {bar.right(), middle},
                            .b = {share.right(), middle}},
                           {.verb = Verb::Line, .to = {share.x, bottom}},
                           {.verb = Verb::Curve,
                            .to = {bar.x, top},
                            .a = {share.x, middle},
                            .b = {bar.x, middle}},
                           {.verb = Verb::Close}},
              .fill = theme.probability.tint}});
  }
}

void add_column(const SoftmaxData& data, const SoftmaxLayout& layout,
                std::size_t key, const Theme& theme, std::vector<Node>& nodes) {
  nodes.push_back({token_chip(layout.chip(key), data.tokens[key],
                              key == data.query, theme, layout.token_size)});
  const Rect score = layout.score(key);
  const Rect bar = layout.bar(data, key);
  const TextStyle plain{.size = layout.number_size, .color = theme.text};
  nodes.push_back(
      {line({bar.x - 6, layout.bar_base}, {bar.right() + 6, layout.bar_base},
            {.color = theme.strong_line, .width = 2})});
  if (data.is_hidden(key)) {
    nodes.push_back({masked_cell(score, format_number(data.scores[key], 0),
                                 theme, layout.number_size)});
  } else {
    nodes.push_back({centered_label(format_number(data.scores[key], kDecimals),
                                    score, plain)});
    nodes.push_back({Rectangle{
        .rect = bar,
        .radius = 3,
        .fill = weight_color(data.shares[key], data.largest_share(), theme)}});
  }
  TextStyle quiet = plain;
  quiet.color = data.is_hidden(key) ? theme.masked_ink : theme.text;
  nodes.push_back({centered_label(
      data.is_hidden(key) ? "0" : data.power_text(data.powers[key]),
      {score.x, bar.y - kNumberHeight, score.width, kNumberHeight}, quiet)});
  const TextStyle strong = strong_style(theme, layout.number_size);
  nodes.push_back({centered_label(
      data.is_hidden(key) ? "0" : format_number(data.shares[key], kDecimals),
      layout.share_number(key), data.is_hidden(key) ? quiet : strong)});
}

/// The shares fill the row from 0 to 1.
void add_total(const SoftmaxData& data, const SoftmaxLayout& layout,
               const FigureInputs& inputs, std::vector<Node>& nodes) {
  const Theme& theme = inputs.theme;
  nodes.push_back(
      {Rectangle{.rect = layout.total.inset(-3),
                 .radius = 6,
                 .fill = theme.panel,
                 .stroke = Stroke{.color = theme.strong_line, .width = 2}}});
  for (std::size_t key = 0; key < data.count(); ++key) {
    const Rect share = layout.share(data, key);
    if (share.width <= 2) {
      continue;
    }
    const double text = text_width(inputs.measurer, data.tokens[key],
                                   cell_style(layout.token_size));
    nodes.push_back(
        {value_cell({share.x + 1, share.y, share.width - 2, share.height},
                    weight_color(data.shares[key], data.largest_share(), theme),
                    text + 12 <= share.width ? data.tokens[key] : "", theme,
                    layout.token_size)});
  }
  for (int tick = 0; tick <= kTicks; ++tick) {
    const double at = static_cast<double>(tick) / kTicks;
    const double x = layout.total.x + at * layout.total.width;
    const double y = layout.total.bottom() + 6;
    nodes.push_back(
        {line({x, y}, {x, y + 8}, {.color = theme.strong_line, .width = 2})});
    nodes.push_back({label(tick == 0        ? "0"
                           : tick == kTicks ? "1"
                                            : format_number(at, kDecimals),
                           {x, layout.total.bottom() + 38}, note_style(theme),
                           Align::Center)});
  }
  const double sum =
      std::accumulate(data.shares.begin(), data.shares.end(), 0.0);
  nodes.push_back({left_label(format_number(sum, kDecimals),
                              {layout.total.right() + kLabelGap, layout.total.y,
                               0, layout.total.height},
                              strong_style(theme, theme.body_size))});
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<SoftmaxFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data = read_softmax(task.figure, task.inputs.traces, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const auto layout = lay_out(*data, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const Theme& theme = task.inputs.theme;
  Drawing drawing{.size = layout->size, .alt = softmax_words(*data)};
  add_row_names(*data, *layout, theme, drawing.nodes);
  add_flow(*data, *layout, theme, drawing.nodes);
  for (std::size_t key = 0; key < data->count(); ++key) {
    add_column(*data, *layout, key, theme, drawing.nodes);
  }
  add_total(*data, *layout, task.inputs, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
