#include <fmt/format.h>

#include <algorithm>

#include "generator/figures/heatmap_layout.h"

namespace owldeck {
namespace {

constexpr double kLargestPitch = 112;
constexpr double kLargestRow = 62;
/// Rows give way to arcs down to this height.
constexpr double kRowBesideArcs = 56;
constexpr double kValuePadding = 4;
/// Rows lower than this times the text are too tight to read.
constexpr double kTightestRow = 1.3;
constexpr double kRowLabelGap = 18;
constexpr double kChipPadding = 10;
/// The word for the columns and its arrow.
constexpr double kCornerArrow = 58;
constexpr double kSumsRoom = 96;
constexpr double kSumsRoomOfMany = 80;
/// The query's outline stands a little outside the cells.
constexpr double kOutlineRoom = 8;
constexpr double kBarRoom = 118;
constexpr double kTitleGap = 22;
constexpr double kFootHeight = 84;
constexpr double kLegendHeight = 56;
constexpr double kLargestArcs = 130;
constexpr double kSmallestArcs = 84;

/// What the widest texts need.
struct TextNeeds {
  double value = 0;   ///< in the cells, at `value_size`
  double column = 0;  ///< key tokens, at `label_size`
  double row = 0;     ///< query tokens, at `label_size`
};

TextNeeds needs_of(const HeatmapData& data, const TextMeasurer& measurer,
                   const HeatmapLayout& layout) {
  TextNeeds needs;
  const TextStyle value{.size = layout.value_size, .weight = 500};
  const TextStyle column{.size = layout.label_size,
                         .weight = layout.chips ? 600 : 500};
  const TextStyle row{.size = layout.row_label_size, .weight = 600};
  for (const HeatmapPanelData& panel : data.panels) {
    std::vector<std::string> texts;
    for (const HeatmapCell& cell : panel.cells) {
      texts.push_back(layout.value_size > 0 ? cell.text : "");
    }
    needs.value = std::max(needs.value, widest_text(measurer, texts, value));
    needs.column = std::max(needs.column,
                            widest_text(measurer, panel.column_labels, column));
    needs.row =
        std::max(needs.row, widest_text(measurer, panel.row_labels, row));
  }
  return needs;
}

/// Computes one layout from chosen text sizes.
class Planner {
 public:
  Planner(const HeatmapData& data, const FigureTask<HeatmapFigure>& task)
      : data_(data), task_(task), many_(data.panels.size() > 1) {}

  /// Fills the layout; gives what does not fit, or nothing.
  std::string plan(double value_size, double label_size, double title_size) {
    layout_ = {};
    layout_.value_size = value_size;
    layout_.label_size = label_size;
    layout_.row_label_size = many_ && is_wide_room(task_.room.width)
                                 ? theme().value_size
                                 : label_size;
    layout_.title_size = title_size;
    layout_.heading_indent =
        many_ && task_.figure.arrows.value ? kHeadingIndent : 0;
    layout_.chips = !many_;
    needs_ = needs_of(data_, measurer(), layout_);
    plan_columns();
    const std::string problem = plan_labels();
    if (!problem.empty()) {
      return problem;
    }
    plan_title();
    if (title_size > theme().value_size && wraps_title_) {
      return "a title needs a second line";
    }
    return plan_rows();
  }
  [[nodiscard]] const HeatmapLayout& layout() const { return layout_; }

 private:
  [[nodiscard]] const Theme& theme() const { return task_.inputs.theme; }
  [[nodiscard]] const TextMeasurer& measurer() const {
    return task_.inputs.measurer;
  }
  [[nodiscard]] double left_room() const {
    const std::string& word = data_.panels[0].column_axis;
    const double corner =
        many_ ? 0
              : text_width(measurer(), word,
                           name_style(word, note_style(theme()))) +
                    kCornerArrow + 24;
    const double chip = data_.panels[0].query && !many_ ? 2 * kChipPadding : 0;
    return std::max(corner, needs_.row + chip + kRowLabelGap);
  }

  /// Of several panels those of weights have sums: their rows share 1, or do
  /// not after a mask.
  [[nodiscard]] double sums_room(const HeatmapPanelData& panel) const {
    const bool has_weights = panel.family() == ScaleFamily::Weights &&
                             panel.kind != MatrixKind::Mask;
    if (!task_.figure.sums.value || (many_ && !has_weights)) {
      return 0;
    }
    return many_ ? kSumsRoomOfMany : kSumsRoom;
  }

  void plan_columns() {
    const double left = left_room();
    const double bar = many_ || !data_.has_scale ? kOutlineRoom : kBarRoom;
    const double gap = panel_gap(task_.room.width);
    const double gaps = gap * static_cast<double>(data_.panels.size() - 1);
    double columns = 0;
    double sums = 0;
    for (const HeatmapPanelData& panel : data_.panels) {
      columns += static_cast<double>(panel.columns());
      layout_.panel_sums.push_back(sums_room(panel));
      sums += layout_.panel_sums.back();
    }
    const double room = task_.room.width - left - gaps - sums - bar;
    layout_.pitch.width = std::min(kLargestPitch, room / columns);
    layout_.row_label_right = left - kRowLabelGap;
    double x = left;
    for (std::size_t i = 0; i < data_.panels.size(); ++i) {
      layout_.panel_x.push_back(x);
      x += layout_.panel_width(data_.panels[i]) + layout_.panel_sums[i] + gap;
    }
    const double right = x - gap;
    layout_.bar_x = many_ ? 0 : right + 40;
    layout_.size.width = right + bar;
  }

  std::string plan_labels() {
    const double cell = layout_.pitch.width - kHeatmapCellGap;
    if (needs_.value > 0 && needs_.value + kValuePadding > cell) {
      return fmt::format(
          "a cell would be {:.0f} units wide, its value needs "
          "{:.0f}",
          cell, needs_.value + kValuePadding);
    }
    layout_.staggered = needs_.column + label_padding() > layout_.pitch.width;
    for (const HeatmapPanelData& panel : data_.panels) {
      if (layout_.staggered && !two_levels_fit(panel)) {
        return fmt::format(
            "a column would be {:.0f} units wide, its token needs {:.0f}", cell,
            needs_.column);
      }
    }
    return {};
  }

  [[nodiscard]] double label_padding() const {
    return layout_.chips ? 2 * kChipPadding : 6;
  }

  /// Labels of one level must not touch, and the line from an upper label to
  /// its column passes between two lower ones.
  [[nodiscard]] bool two_levels_fit(const HeatmapPanelData& panel) const {
    const TextStyle style{.size = layout_.label_size,
                          .weight = layout_.chips ? 600 : 500};
    std::vector<double> widths;
    for (const std::string& text : panel.column_labels) {
      widths.push_back(text_width(measurer(), text, style) + kStaggeredPadding);
    }
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool lower = i % 2 == 0 && widths.size() > 1;
      if (lower && widths[i] / 2 + 3 > layout_.pitch.width) {
        return false;
      }
      if (i + 2 < widths.size() &&
          (widths[i] + widths[i + 2]) / 2 + 6 > 2 * layout_.pitch.width) {
        return false;
      }
    }
    return true;
  }

  /// From the top: headings, arcs, tokens, cells, foot.
  std::string plan_rows() {
    std::size_t rows = 0;
    for (const HeatmapPanelData& panel : data_.panels) {
      rows = std::max(rows, panel.rows());
    }
    const double count = static_cast<double>(rows);
    layout_.labels_height =
        layout_.chips ? 1.65 * layout_.label_size : 1.4 * layout_.label_size;
    layout_.labels_step = layout_.labels_height + 6;
    const double labels = layout_.labels_height +
                          (layout_.staggered ? layout_.labels_step : 0) +
                          (layout_.chips ? 18 : 8);
    const double foot = foot_height();
    const double fixed = layout_.title_height + labels + foot;
    plan_arcs(task_.room.height - fixed - count * kRowBesideArcs);
    const double arcs = layout_.arcs_height;
    layout_.pitch.height =
        std::min(kLargestRow, (task_.room.height - fixed - arcs) / count);
    const double least =
        kTightestRow *
        std::max(needs_.value > 0 ? layout_.value_size : 0, layout_.label_size);
    layout_.arcs_top = layout_.title_height;
    layout_.labels_top = layout_.title_height + arcs;
    layout_.cells_top = layout_.labels_top + labels;
    layout_.foot_top = layout_.cells_top + count * layout_.pitch.height;
    layout_.size.height = layout_.foot_top + foot;
    if (layout_.pitch.height < least) {
      return fmt::format("a row would be {:.0f} units high, it needs {:.0f}",
                         layout_.pitch.height, least);
    }
    return {};
  }

  void plan_arcs(double left_over) {
    if (task_.figure.arcs.value) {
      layout_.arcs_height = std::clamp(left_over, kSmallestArcs, kLargestArcs);
    }
  }

  /// Subtitles become small, and may wrap, when one is too long; a title
  /// wraps only at the smaller size.
  void plan_title() {
    layout_.subtitle_size = theme().value_size;
    wraps_title_ = false;
    for (std::size_t i = 0; i < data_.panels.size(); ++i) {
      const HeatmapPanelData& panel = data_.panels[i];
      const TextStyle title{.size = layout_.title_size, .weight = 600};
      const TextStyle subtitle{.size = theme().value_size};
      const double width = layout_.heading_width(data_.panels, i);
      wraps_title_ =
          wraps_title_ || words_width(panel.title, title, task_.inputs) > width;
      if (words_width(panel.subtitle, subtitle, task_.inputs) > width) {
        layout_.subtitle_size = theme().small_size;
      }
    }
    for (std::size_t i = 0; i < data_.panels.size(); ++i) {
      const auto text = heading_text(data_.panels[i], layout_.title_size,
                                     layout_.subtitle_size, task_.inputs);
      if (!text.empty()) {
        const double width = layout_.heading_width(data_.panels, i);
        const double height = measurer().measure(text, width).height;
        layout_.title_height =
            std::max(layout_.title_height, height + kTitleGap);
      }
    }
  }

  [[nodiscard]] double foot_height() const {
    if (many_) {
      return kFootHeight;
    }
    return data_.panels[0].has_masked() ? kLegendHeight : 0;
  }

  const HeatmapData& data_;
  const FigureTask<HeatmapFigure>& task_;
  bool many_;
  bool wraps_title_ = false;
  TextNeeds needs_;
  HeatmapLayout layout_;
};

}  // namespace

std::optional<HeatmapLayout> lay_out(const HeatmapData& data,
                                     const FigureTask<HeatmapFigure>& task,
                                     Diagnostics& diagnostics) {
  const Theme& theme = task.inputs.theme;
  const bool many = data.panels.size() > 1;
  Planner planner(data, task);
  std::string problem;
  std::vector<double> sizes{theme.value_size, theme.small_size};
  if (data.panels.size() > 2) {
    sizes.push_back(0);  // small multiples speak by colour
  }
  for (const double value_size : sizes) {
    const double wished = many ? theme.small_size : value_size;
    for (const double title_size : {theme.body_size, theme.value_size}) {
      problem = planner.plan(value_size, wished, title_size);
      if (problem.empty()) {
        return planner.layout();
      }
    }
  }
  diagnostics.error(task.span, "figure-overflow",
                    "the heatmap does not fit: " + problem,
                    "use fewer tokens, panels or decimals");
  return std::nullopt;
}

}  // namespace owldeck
