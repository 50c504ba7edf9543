#include "generator/figures/timeline_layout.h"

#include <algorithm>
#include <array>

namespace owldeck {
namespace {

constexpr double kWidestPitch = 112;
constexpr double kNarrowestPitch = 40;
constexpr double kCellGap = 0.1;  ///< of the pitch
constexpr double kTallestCell = 80;
constexpr double kNameGap = 32;
constexpr double kBracketGap = 18;
constexpr double kTitleGap = 12;
constexpr double kBetweenTitles = 10;
constexpr int kMostLines = 3;
constexpr double kWidestRowGap = 52;
constexpr double kNarrowestRowGap = 16;
constexpr double kRowGapStep = 4;
constexpr double kLegendLine = 40;
constexpr Size kSwatch{36, 28};
constexpr double kSwatchGap = 12;
constexpr double kLegendGap = 40;

/// Those that a legend explains: title, agenda and takeaway stand at the start
/// and the end, where they explain themselves.
constexpr std::array kTypes{SlideType::Concept,   SlideType::Practical,
                            SlideType::Animation, SlideType::Code,
                            SlideType::Appendix,  SlideType::Troubleshooting,
                            SlideType::Quiz};

/// Tries layouts of some rows.
class Planner {
 public:
  Planner(const std::vector<TimelineRow>& rows, const TimelineSpans& spans,
          const FigureInputs& inputs)
      : rows_(rows), spans_(spans), inputs_(inputs) {}

  [[nodiscard]] std::optional<TimelineLayout> plan(const Size& room) {
    plan_columns(room.width);
    for (const double size :
         {inputs_.theme.value_size, inputs_.theme.small_size}) {
      if (!plan_titles(size) || layout_.pitch < kNarrowestPitch) {
        continue;
      }
      for (double gap = kWidestRowGap; gap >= kNarrowestRowGap;
           gap -= kRowGapStep) {
        layout_.row_gap = gap;
        plan_legend();
        if (layout_.size.height <= room.height) {
          return layout_;
        }
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] double width_of(std::string_view text,
                                const TextStyle& style) const {
    return text_width(inputs_.measurer, std::string(text), style);
  }

  void plan_columns(double room) {
    std::size_t columns = 1;
    for (const TimelineRow& row : rows_) {
      columns = std::max(columns, row.slides.size());
      const double name =
          row.name.empty()
              ? 0
              : width_of(row.name, part_style(inputs_.theme)) + kNameGap;
      layout_.cells_x = std::max(layout_.cells_x, name);
    }
    layout_.pitch =
        std::min(kWidestPitch, (room - layout_.cells_x) /
                                   (static_cast<double>(columns) - kCellGap));
    layout_.cell = {layout_.pitch * (1 - kCellGap),
                    std::min(kTallestCell, layout_.pitch)};
    layout_.size.width = layout_.slide(0, columns - 1).right();
  }

  /// Room for the tallest title; whether each fits below its slides.
  bool plan_titles(double size) {
    layout_.title_size = size;
    double height = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      for (const TimelineSpan& span : spans_[row]) {
        const double width = layout_.section(row, span).title.width;
        const TextExtent extent = inputs_.measurer.measure(
            section_text(span.title, size, inputs_.theme), width);
        if (extent.lines > kMostLines || extent.width > width + 1) {
          return false;
        }
        height = std::max(height, extent.height);
      }
    }
    layout_.titles_height = height > 0 ? kBracketGap + kTitleGap + height : 0;
    return true;
  }

  [[nodiscard]] bool has(SlideType type) const {
    return std::any_of(
        rows_.begin(), rows_.end(), [type](const TimelineRow& row) {
          return std::any_of(row.slides.begin(), row.slides.end(),
                             [type](const AudienceSlide* slide) {
                               return slide->type == type;
                             });
        });
  }

  /// Below the rows, on as many lines as it needs.
  void plan_legend() {
    layout_.legend.clear();
    const double rows_bottom =
        layout_.slide(rows_.size() - 1, 0).bottom() + layout_.titles_height;
    layout_.size.height = rows_bottom;
    Point at{layout_.cells_x, rows_bottom + layout_.row_gap};
    for (const SlideType type : kTypes) {
      if (!has(type)) {
        continue;
      }
      const double width = kSwatch.width + kSwatchGap +
                           width_of(to_string(type), note_style(inputs_.theme));
      if (at.x > layout_.cells_x && at.x + width > layout_.size.width) {
        at = {layout_.cells_x, at.y + kLegendLine};
      }
      const Rect swatch{at.x, at.y + (kLegendLine - kSwatch.height) / 2,
                        kSwatch.width, kSwatch.height};
      layout_.legend.push_back(
          {type, swatch, {swatch.right() + kSwatchGap, at.y, 0, kLegendLine}});
      layout_.size.height = at.y + kLegendLine;
      at.x += width + kLegendGap;
    }
  }

  const std::vector<TimelineRow>& rows_;
  const TimelineSpans& spans_;
  const FigureInputs& inputs_;
  TimelineLayout layout_;
};

}  // namespace

Rect TimelineLayout::slide(std::size_t row, std::size_t column) const {
  return {cells_x + static_cast<double>(column) * pitch,
          static_cast<double>(row) * (cell.height + titles_height + row_gap),
          cell.width, cell.height};
}

SectionPlace TimelineLayout::section(std::size_t row,
                                     const TimelineSpan& span) const {
  const Rect first = slide(row, span.first);
  const Rect last = slide(row, span.last);
  const double y = first.bottom() + kBracketGap;
  return {
      .from = {first.x, y},
      .to = {last.right(), y},
      .title = {first.x, y + kTitleGap, last.right() - first.x - kBetweenTitles,
                titles_height - kBracketGap - kTitleGap}};
}

TextStyle part_style(const Theme& theme) {
  return {.size = theme.body_size, .weight = 700, .color = theme.core.color};
}

std::vector<Paragraph> section_text(const std::string& title, double size,
                                    const Theme& theme) {
  return {
      {.runs = {{.text = title,
                 .style = {.size = size, .weight = 500, .color = theme.text}}},
       .line_height = 1.3}};
}

std::optional<TimelineLayout> lay_out_timeline(
    const std::vector<TimelineRow>& rows, const TimelineSpans& spans,
    const Size& room, const FigureInputs& inputs) {
  return Planner(rows, spans, inputs).plan(room);
}

}  // namespace owldeck
