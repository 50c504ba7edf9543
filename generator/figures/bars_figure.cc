#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "generator/figures/bars_data.h"
#include "generator/source/ascii.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr std::size_t kMostBars = 12;
constexpr double kThickest = 52;
constexpr double kThinnest = 26;
/// Bars from here on carry text of the body's size.
constexpr double kThickForBody = 38;
/// Between bars of one group.
constexpr double kBarGap = 4;
/// Between rows or groups, as a share of a bar's thickness.
constexpr double kRowGap = 0.6;
constexpr double kGroupGap = 0.9;
constexpr double kLabelGap = 20;
constexpr double kValueGap = 14;
constexpr double kShortestLongest = 200;  ///< what the largest value needs
constexpr double kHeadHeight = 48;
constexpr double kFootHeight = 48;  ///< what is measured
constexpr double kSwatch = 20;
constexpr double kRadius = 4;

struct BarsLayout {
  double head = 0;  ///< height of the legend and the axis' name, if any
  double foot = 0;  ///< height of the label, if any
  double thickness = 0;
  double row_gap = 0;
  double text_size = 0;
  double bars_x = 0;
  double longest = 0;  ///< the bar of the largest value
  Size size;

  [[nodiscard]] Rect row(const BarsData& data, std::size_t entry) const {
    const auto bars = static_cast<double>(data.bars_per_entry());
    const double height = bars * thickness + (bars - 1) * kBarGap;
    return {0, head + static_cast<double>(entry) * (height + row_gap),
            size.width, height};
  }
  [[nodiscard]] Rect bar(const BarsData& data, std::size_t entry,
                         std::size_t bar) const {
    const Rect place = row(data, entry);
    return {bars_x, place.y + static_cast<double>(bar) * (thickness + kBarGap),
            longest * data.at(entry, bar) / std::max(data.largest(), 1e-30),
            thickness};
  }
};

/// Names of entries stand for themselves; numbers need the axis' name.
bool has_numbered_entries(const BarsData& data) {
  return std::any_of(data.entries.begin(), data.entries.end(),
                     [](const std::string& entry) {
                       return !entry.empty() && is_digit(entry.front());
                     });
}

TextStyle label_style(const Theme& theme, double size, bool strong) {
  return {.size = size, .weight = strong ? 700 : 500, .color = theme.text};
}

/// Bars without colour: paler, so that the one with colour also stands out in
/// grey print. Those of a group differ.
Color quiet_fill(const BarsData& data, std::size_t bar, const Theme& theme) {
  constexpr double kPalest = 0.42;
  constexpr double kDarkest = 0.7;
  const std::size_t others = data.is_grouped() ? data.series.size() - 1 : 1;
  const std::size_t place = bar > data.highlight ? bar - 1 : bar;
  const double share =
      others > 1 && data.is_grouped()
          ? static_cast<double>(place) / static_cast<double>(others - 1)
          : 0;
  return mix(theme.ground, theme.muted, kPalest + share * (kDarkest - kPalest));
}

/// What drawing needs again and again.
struct BarsView {
  const BarsData& data;
  const BarsLayout& layout;
  const FigureTask<BarsFigure>& task;
  std::string unit;

  [[nodiscard]] const Theme& theme() const { return task.inputs.theme; }
  [[nodiscard]] Color fill(std::size_t entry, std::size_t bar) const {
    return data.has_colour(entry, bar)
               ? theme().meaning(task.figure.meaning.value)->color
               : quiet_fill(data, bar, theme());
  }
  [[nodiscard]] std::string value(std::size_t entry, std::size_t bar) const {
    return bar_text(data.at(entry, bar), unit, task.figure.decimals.value);
  }
};

/// Heights: rows share the room up to their natural size.
void lay_out_rows(const BarsData& data, double room, BarsLayout& layout) {
  const auto rows = static_cast<double>(data.entries.size());
  const auto bars = static_cast<double>(data.bars_per_entry());
  const double gap = data.is_grouped() ? kGroupGap : kRowGap;
  const double fixed = layout.head + layout.foot + rows * (bars - 1) * kBarGap;
  layout.thickness =
      std::min(kThickest, (room - fixed) / (rows * bars + (rows - 1) * gap));
  layout.row_gap = gap * layout.thickness;
  layout.size.height =
      fixed + rows * bars * layout.thickness + (rows - 1) * layout.row_gap;
}

/// Widths: the widest label, the longest bar, and its value behind it.
void lay_out_columns(const BarsData& data, const std::string& unit,
                     const FigureTask<BarsFigure>& task, BarsLayout& layout) {
  const Theme& theme = task.inputs.theme;
  const TextMeasurer& measurer = task.inputs.measurer;
  layout.text_size =
      layout.thickness >= kThickForBody ? theme.body_size : theme.value_size;
  const TextStyle style = label_style(theme, layout.text_size, true);
  double labels = has_numbered_entries(data)
                      ? text_width(measurer, data.axis,
                                   name_style(data.axis, note_style(theme)))
                      : 0;
  double values = 0;
  for (std::size_t entry = 0; entry < data.entries.size(); ++entry) {
    labels = std::max(labels, text_width(measurer, data.entries[entry], style));
    for (std::size_t bar = 0; bar < data.bars_per_entry(); ++bar) {
      const std::string text =
          bar_text(data.at(entry, bar), unit, task.figure.decimals.value);
      values = std::max(values, text_width(measurer, text, style));
    }
  }
  layout.bars_x = labels + kLabelGap;
  layout.size.width = task.room.width;
  layout.longest = task.room.width - layout.bars_x - kValueGap - values;
}

/// Reports: `figure-overflow`.
std::optional<BarsLayout> fit(const BarsData& data, const std::string& unit,
                              const FigureTask<BarsFigure>& task,
                              Diagnostics& diagnostics) {
  BarsLayout layout;
  layout.head =
      data.is_grouped() || has_numbered_entries(data) ? kHeadHeight : 0;
  layout.foot = task.figure.label.value.empty() ? 0 : kFootHeight;
  lay_out_rows(data, task.room.height, layout);
  lay_out_columns(data, unit, task, layout);
  if (data.values.size() > kMostBars || layout.thickness < kThinnest) {
    diagnostics.error(task.figure.tensor.span, "figure-overflow",
                      fmt::format("{} bars: a figure has at most {}",
                                  data.values.size(), kMostBars),
                      "compare fewer, or choose a row with one more index");
    return std::nullopt;
  }
  if (layout.longest < kShortestLongest) {
    diagnostics.error(task.figure.tensor.span, "figure-overflow",
                      "the bars' names and values leave no room for bars",
                      "shorten the unit, or show fewer decimals");
    return std::nullopt;
  }
  return layout;
}

void add_head(const BarsView& view, std::vector<Node>& nodes) {
  const BarsData& data = view.data;
  const Rect head{0, 0, view.layout.size.width, kHeadHeight - 12};
  if (has_numbered_entries(data)) {
    nodes.push_back({left_label(
        data.axis, head, name_style(data.axis, note_style(view.theme())))});
  }
  double x = view.layout.bars_x;
  for (std::size_t bar = 0; bar < data.series.size(); ++bar) {
    nodes.push_back(
        {Rectangle{.rect = {x, head.center().y - kSwatch / 2, kSwatch, kSwatch},
                   .radius = kRadius,
                   .fill = view.fill(0, bar)}});
    x += kSwatch + 12;
    const TextStyle style = label_style(view.theme(), view.theme().value_size,
                                        data.has_colour(0, bar));
    nodes.push_back(
        {left_label(data.series[bar], {x, head.y, 0, head.height}, style)});
    x += text_width(view.task.inputs.measurer, data.series[bar], style) + 40;
  }
}

void add_row(const BarsView& view, std::size_t entry,
             std::vector<Node>& nodes) {
  const BarsData& data = view.data;
  const double size = view.layout.text_size;
  const bool strong = !data.is_grouped() && data.has_colour(entry, 0);
  nodes.push_back({left_label(data.entries[entry], view.layout.row(data, entry),
                              label_style(view.theme(), size, strong))});
  for (std::size_t bar = 0; bar < data.bars_per_entry(); ++bar) {
    const Rect rect = view.layout.bar(data, entry, bar);
    nodes.push_back({Rectangle{
        .rect = rect, .radius = kRadius, .fill = view.fill(entry, bar)}});
    TextStyle style =
        label_style(view.theme(), size, data.has_colour(entry, bar));
    nodes.push_back({left_label(
        view.value(entry, bar),
        {rect.right() + kValueGap, rect.y, 0, rect.height}, style)});
  }
}

/// The line that bars start from, and below them what they measure.
void add_axis(const BarsView& view, std::vector<Node>& nodes) {
  const BarsLayout& layout = view.layout;
  const double x = layout.bars_x - 1;
  const double bottom = layout.size.height - layout.foot;
  nodes.push_back({line({x, layout.head - 6}, {x, bottom + 6},
                        {.color = view.theme().muted, .width = 2})});
  if (layout.foot > 0) {
    nodes.push_back({left_label(
        view.data.measure, {layout.bars_x, bottom + kFootHeight - 34, 0, 34},
        note_style(view.theme()))});
  }
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<BarsFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data = read_bars(task.figure, task.inputs.traces, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const std::string unit =
      expand(task.figure.unit, task.inputs.traces, diagnostics);
  const auto layout = fit(*data, unit, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const BarsView view{*data, *layout, task, unit};
  Drawing drawing{.size = layout->size,
                  .alt = describe(*data, unit, task.figure.decimals.value)};
  if (layout->head > 0) {
    add_head(view, drawing.nodes);
  }
  for (std::size_t entry = 0; entry < data->entries.size(); ++entry) {
    add_row(view, entry, drawing.nodes);
  }
  add_axis(view, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
