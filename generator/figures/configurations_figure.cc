#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/configurations_data.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kTallestRow = 88;
constexpr double kShortestRow = 58;
constexpr double kHead = 72;
constexpr double kFoot = 48;  ///< the ends of a scale by powers of 10
constexpr double kPadding = 16;
constexpr double kLeastGap = 20;
constexpr double kMostGap = 72;
constexpr double kLeastBar = 110;
constexpr double kMostBar = 300;
constexpr double kBarHeight = 10;
/// What the shortest bar shows: that it is there.
constexpr double kShortestBar = 3;
constexpr int kMostTitleLines = 2;

TextStyle subtitle_style(const Theme& theme) {
  return {.size = theme.small_size, .color = theme.muted};
}

TextStyle number_style(const Theme& theme) {
  return {.size = theme.value_size, .weight = 500, .color = theme.text};
}

std::vector<Paragraph> title_text(const std::string& title,
                                  const Theme& theme) {
  const TextStyle style{
      .size = theme.value_size, .weight = 700, .color = theme.core.color};
  return {{.runs = {{.text = title, .style = style}}, .line_height = 1.15}};
}

/// What a column's bars are measured by: from 0, or from one power of 10 to
/// another.
struct BarScale {
  bool logarithmic = false;
  int first = 0;  ///< power of 10 that has no length
  int last = 0;   ///< power of 10 that is as long as the groove
  double largest = 1;

  [[nodiscard]] double share(double count) const {
    return logarithmic ? (std::log10(std::max(count, 1.0)) - first) /
                             static_cast<double>(last - first)
                       : count / largest;
  }
};

/// What drawing needs again and again.
struct TableView {
  const std::vector<AttentionSizes>& rows;
  const FigureTask<ConfigurationsFigure>& task;
  double row_height = 0;
  double title_width = 0;
  double gap = 0;
  std::vector<double> widths;  ///< of the columns
  Size size;

  [[nodiscard]] const Theme& theme() const { return task.inputs.theme; }
  [[nodiscard]] double width_of(std::string_view text,
                                const TextStyle& style) const {
    return text_width(task.inputs.measurer, std::string(text), style);
  }
  [[nodiscard]] double foot() const {
    return task.figure.logarithmic.value ? kFoot : 0;
  }
  [[nodiscard]] Rect row(std::size_t index) const {
    return {0, kHead + static_cast<double>(index) * row_height, size.width,
            row_height};
  }
  [[nodiscard]] double column_x(std::size_t column) const {
    double x = kPadding + title_width;
    for (std::size_t i = 0; i < column; ++i) {
      x += gap + widths[i];
    }
    return x + gap;
  }
  [[nodiscard]] BarScale scale(const SizeColumn& column) const {
    const auto [least, most] = std::minmax_element(
        rows.begin(), rows.end(),
        [&](const AttentionSizes& left, const AttentionSizes& right) {
          return left.*column.member < right.*column.member;
        });
    const auto power = [](std::size_t count) {
      return std::log10(static_cast<double>(std::max<std::size_t>(count, 1)));
    };
    // The least is half a power long at least, or it would look like nothing.
    return {.logarithmic = task.figure.logarithmic.value,
            .first = static_cast<int>(
                std::floor(power(*least.*column.member) - 0.5)),
            .last = static_cast<int>(std::ceil(power(*most.*column.member))),
            .largest = static_cast<double>(
                std::max<std::size_t>(*most.*column.member, 1))};
  }
};

/// What the texts of a column need.
double text_room(const TableView& view, const SizeColumn& column) {
  const Theme& theme = view.theme();
  double width = std::max(
      view.width_of(column.title, name_style(column.title, note_style(theme))),
      view.width_of(column.subtitle,
                    name_style(column.subtitle, subtitle_style(theme))));
  for (const AttentionSizes& sizes : view.rows) {
    width =
        std::max(width, view.width_of(format_thousands(sizes.*column.member),
                                      number_style(theme)));
  }
  return width;
}

/// The widths that texts need; what room is left goes to bars, then to gaps.
/// Titles that have too little of it take a second line.
void lay_out(TableView& view) {
  double columns = 0;
  double bars = 0;
  for (const SizeColumn& column : kSizeColumns) {
    const bool has_bar = !column.meaning.empty();
    view.widths.push_back(
        std::max(text_room(view, column), has_bar ? kLeastBar : 0));
    columns += view.widths.back();
    bars += has_bar ? 1 : 0;
  }
  const auto gaps = static_cast<double>(kSizeColumns.size());
  const double room =
      view.task.room.width - 2 * kPadding - columns - gaps * kLeastGap;
  for (const AttentionSizes& sizes : view.rows) {
    const double width = view.task.inputs.measurer
                             .measure(title_text(sizes.title, view.theme()), 0)
                             .width;
    view.title_width = std::max(view.title_width, width);
  }
  view.title_width = std::min(view.title_width, std::max(room, 0.0));
  const double spare = room - view.title_width;
  const double longer = std::clamp(spare / 2 / bars, 0.0, kMostBar - kLeastBar);
  for (std::size_t i = 0; i < kSizeColumns.size(); ++i) {
    view.widths[i] += kSizeColumns[i].meaning.empty() ? 0 : longer;
  }
  view.gap = kLeastGap + std::clamp((spare - bars * longer) / gaps, 0.0,
                                    kMostGap - kLeastGap);
  const auto rows = static_cast<double>(view.rows.size());
  view.row_height = std::min(
      kTallestRow, (view.task.room.height - kHead - view.foot()) / rows);
  view.size = {2 * kPadding + view.title_width + columns + bars * longer +
                   gaps * view.gap,
               kHead + rows * view.row_height + view.foot()};
}

void add_head(const TableView& view, std::vector<Node>& nodes) {
  const Theme& theme = view.theme();
  for (std::size_t i = 0; i < kSizeColumns.size(); ++i) {
    const SizeColumn& column = kSizeColumns[i];
    const Rect top{view.column_x(i), 0, view.widths[i], 34};
    nodes.push_back({right_label(std::string(column.title), top,
                                 name_style(column.title, note_style(theme)))});
    if (!column.subtitle.empty()) {
      nodes.push_back(
          {right_label(std::string(column.subtitle), {top.x, 32, top.width, 28},
                       name_style(column.subtitle, subtitle_style(theme)))});
    }
  }
  nodes.push_back({line({0, kHead - 2}, {view.size.width, kHead - 2},
                        {.color = theme.strong_line, .width = 2})});
}

/// A bar in a pale groove that is as long as its scale, cut at every power of
/// 10.
void add_bar(const Rect& groove, double count, const BarScale& scale,
             const Meaning& meaning, const Theme& theme,
             std::vector<Node>& nodes) {
  const auto add = [&](double width, const Color& color) {
    nodes.push_back(
        {Rectangle{.rect = {groove.x, groove.y, width, groove.height},
                   .radius = std::min(kBarHeight, width) / 2,
                   .fill = color}});
  };
  add(groove.width, meaning.tint);
  add(std::max(kShortestBar, scale.share(count) * groove.width), meaning.color);
  for (int power = scale.first + 1; scale.logarithmic && power < scale.last;
       ++power) {
    const double x =
        groove.x + groove.width * (power - scale.first) /
                       static_cast<double>(scale.last - scale.first);
    nodes.push_back({line({x, groove.y}, {x, groove.bottom()},
                          {.color = theme.ground, .width = 2.5})});
  }
}

void add_row(const TableView& view, std::size_t index,
             std::vector<Node>& nodes) {
  const Theme& theme = view.theme();
  const AttentionSizes& sizes = view.rows[index];
  const Rect row = view.row(index);
  // A little wider than measured: rounding must not break a line anew.
  nodes.push_back(
      {TextBlock{.box = {kPadding, row.y, view.title_width + 1, row.height},
                 .vertical = VerticalAlign::Middle,
                 .paragraphs = title_text(sizes.title, theme)}});
  for (std::size_t i = 0; i < kSizeColumns.size(); ++i) {
    const SizeColumn& column = kSizeColumns[i];
    const std::size_t count = sizes.*column.member;
    const Meaning* meaning = theme.meaning(column.meaning);
    const Rect cell{view.column_x(i), row.y, view.widths[i], row.height};
    const Rect text{cell.x, cell.y, cell.width,
                    meaning ? cell.height - 2 * kBarHeight : cell.height};
    nodes.push_back(
        {right_label(format_thousands(count), text, number_style(theme))});
    if (meaning) {
      add_bar({cell.x, row.center().y + kBarHeight, cell.width, kBarHeight},
              static_cast<double>(count), view.scale(column), *meaning, theme,
              nodes);
    }
  }
  if (index + 1 < view.rows.size()) {
    nodes.push_back({line({0, row.bottom()}, {row.right(), row.bottom()},
                          {.color = theme.line, .width = 1.5})});
  }
}

/// `10` and its power.
TextBlock power_of_ten(int power, const Rect& box, bool at_right,
                       const Theme& theme) {
  TextBlock block = at_right ? right_label("10", box, note_style(theme))
                             : left_label("10", box, note_style(theme));
  block.paragraphs.front().runs.push_back({.text = fmt::format("{}", power),
                                           .style = subtitle_style(theme),
                                           .rise = 8});
  return block;
}

/// That lengths go by powers of 10, and from which to which.
void add_foot(const TableView& view, std::vector<Node>& nodes) {
  const Theme& theme = view.theme();
  const double y = view.row(view.rows.size() - 1).bottom();
  nodes.push_back({line({0, y}, {view.size.width, y},
                        {.color = theme.strong_line, .width = 2})});
  nodes.push_back(
      {left_label("bars on a log scale", {kPadding, y + 8, 0, kFoot - 8},
                  note_style(theme))});
  for (std::size_t i = 0; i < kSizeColumns.size(); ++i) {
    if (kSizeColumns[i].meaning.empty()) {
      continue;
    }
    const BarScale scale = view.scale(kSizeColumns[i]);
    const Rect box{view.column_x(i), y + 8, view.widths[i], kFoot - 8};
    nodes.push_back({power_of_ten(scale.first, box, false, theme)});
    nodes.push_back({power_of_ten(scale.last, box, true, theme)});
  }
}

/// Whether every title fits beside the numbers.
bool titles_fit(const TableView& view) {
  return std::all_of(
      view.rows.begin(), view.rows.end(), [&](const AttentionSizes& sizes) {
        const TextExtent extent = view.task.inputs.measurer.measure(
            title_text(sizes.title, view.theme()), view.title_width + 1);
        return extent.lines <= kMostTitleLines &&
               extent.width <= view.title_width + 1;
      });
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<ConfigurationsFigure>& task,
                            Diagnostics& diagnostics) {
  const auto rows =
      read_configurations(task.figure, task.inputs.traces, diagnostics);
  if (!rows) {
    return std::nullopt;
  }
  TableView view{.rows = *rows, .task = task, .widths = {}, .size = {}};
  lay_out(view);
  const bool is_wide = view.size.width > task.room.width || !titles_fit(view);
  if (is_wide || view.row_height < kShortestRow) {
    return refuse_room(task, fmt::format("{} attentions do", rows->size()),
                       is_wide ? "shorten the titles" : "compare fewer",
                       diagnostics);
  }
  Drawing drawing{.size = view.size, .alt = describe(*rows)};
  add_head(view, drawing.nodes);
  for (std::size_t index = 0; index < rows->size(); ++index) {
    add_row(view, index, drawing.nodes);
  }
  if (task.figure.logarithmic.value) {
    add_foot(view, drawing.nodes);
  }
  return drawing;
}

}  // namespace owldeck
