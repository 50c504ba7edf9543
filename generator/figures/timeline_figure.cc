#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/figures/drawing.h"
#include "generator/figures/slide_mark.h"
#include "generator/figures/timeline_rows.h"
#include "render/scene/shapes.h"

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
constexpr double kTitleLine = 1.3;
constexpr double kRowGap = 52;
constexpr double kLegendLine = 40;
constexpr double kSwatch = 36;
constexpr double kSwatchHeight = 28;
constexpr double kSwatchGap = 12;
constexpr double kLegendGap = 40;
constexpr double kRadius = 8;

constexpr std::array kTypes{
    SlideType::Title,     SlideType::Agenda,          SlideType::Concept,
    SlideType::Practical, SlideType::Animation,       SlideType::Code,
    SlideType::Appendix,  SlideType::Troubleshooting, SlideType::Takeaway};

using Spans = std::vector<std::vector<TimelineSpan>>;

/// What drawing needs again and again.
struct TimelineView {
  const std::vector<TimelineRow>& rows;
  const Spans& spans;
  const FigureTask<TimelineFigure>& task;
  double cells_x = 0;
  double pitch = 0;
  double title_size = 0;
  double titles_height = 0;  ///< with the bracket; 0 without sections
  double row_gap = 0;

  [[nodiscard]] const Theme& theme() const { return task.inputs.theme; }
  [[nodiscard]] double cell_height() const {
    return std::min(kTallestCell, pitch);
  }
  [[nodiscard]] Rect cell(std::size_t row, std::size_t column) const {
    return {
        cells_x + static_cast<double>(column) * pitch,
        static_cast<double>(row) * (cell_height() + titles_height + row_gap),
        pitch * (1 - kCellGap), cell_height()};
  }
  [[nodiscard]] double rows_bottom() const {
    return cell(rows.size() - 1, 0).bottom() + titles_height;
  }
  [[nodiscard]] double width() const {
    std::size_t columns = 0;
    for (const TimelineRow& row : rows) {
      columns = std::max(columns, row.slides.size());
    }
    return cell(0, columns - 1).right();
  }
  [[nodiscard]] std::vector<Paragraph> title(const std::string& text) const {
    return {{.runs = {{.text = text,
                       .style = {.size = title_size,
                                 .weight = 500,
                                 .color = theme().text}}},
             .line_height = kTitleLine}};
  }
  [[nodiscard]] double width_of(const std::string& text,
                                const TextStyle& style) const {
    return text_width(task.inputs.measurer, text, style);
  }
};

TextStyle name_style(const Theme& theme) {
  return {.size = theme.body_size, .weight = 700, .color = theme.core.color};
}

TextStyle quiet_style(const Theme& theme) {
  return {.size = theme.value_size, .color = theme.muted};
}

std::vector<SlideType> types_in(const std::vector<TimelineRow>& rows) {
  std::vector<SlideType> types;
  for (const SlideType type : kTypes) {
    const bool is_there =
        std::any_of(rows.begin(), rows.end(), [&](const TimelineRow& row) {
          return std::any_of(
              row.slides.begin(), row.slides.end(),
              [&](const AudienceSlide* slide) { return slide->type == type; });
        });
    // These stand at the start and the end, where they explain themselves.
    const bool is_frame = type == SlideType::Title ||
                          type == SlideType::Agenda ||
                          type == SlideType::Takeaway;
    if (is_there && !is_frame) {
      types.push_back(type);
    }
  }
  return types;
}

struct LegendPlace {
  SlideType type{};
  Point at;  ///< upper left corner
};

std::vector<LegendPlace> legend_of(const TimelineView& view) {
  std::vector<LegendPlace> places;
  Point at{view.cells_x, view.rows_bottom() + view.row_gap};
  for (const SlideType type : types_in(view.rows)) {
    const double width =
        kSwatch + kSwatchGap +
        view.width_of(std::string(to_string(type)), quiet_style(view.theme()));
    if (at.x > view.cells_x && at.x + width > view.width()) {
      at = {view.cells_x, at.y + kLegendLine};
    }
    places.push_back({type, at});
    at.x += width + kLegendGap;
  }
  return places;
}

Size size_of(const TimelineView& view) {
  const std::vector<LegendPlace> legend = legend_of(view);
  return {view.width(), legend.empty() ? view.rows_bottom()
                                       : legend.back().at.y + kLegendLine};
}

/// The room below a section's slides.
Rect below(const TimelineView& view, std::size_t row,
           const TimelineSpan& span) {
  const Rect first = view.cell(row, span.first);
  const Rect last = view.cell(row, span.last);
  return {first.x, first.bottom(), last.right() - first.x, view.titles_height};
}

/// The height of the tallest title, or nothing if one does not fit below its
/// slides.
std::optional<double> titles_height(const TimelineView& view) {
  double height = 0;
  for (std::size_t row = 0; row < view.rows.size(); ++row) {
    for (const TimelineSpan& span : view.spans[row]) {
      const double width = below(view, row, span).width - kBetweenTitles;
      const TextExtent extent =
          view.task.inputs.measurer.measure(view.title(span.title), width);
      if (extent.lines > kMostLines || extent.width > width + 1) {
        return std::nullopt;
      }
      height = std::max(height, extent.height);
    }
  }
  return height > 0 ? kBracketGap + kTitleGap + height : 0;
}

/// The largest layout that fits.
/// Reports: `figure-overflow`.
bool lay_out(TimelineView& view, Diagnostics& diagnostics) {
  const Theme& theme = view.theme();
  std::size_t columns = 1;
  for (const TimelineRow& row : view.rows) {
    columns = std::max(columns, row.slides.size());
    const double width =
        row.name.empty()
            ? 0
            : view.width_of(row.name, name_style(theme)) + kNameGap;
    view.cells_x = std::max(view.cells_x, width);
  }
  view.pitch =
      std::min(kWidestPitch, (view.task.room.width - view.cells_x) /
                                 (static_cast<double>(columns) - kCellGap));
  for (const double size : {theme.value_size, theme.small_size}) {
    view.title_size = size;
    view.row_gap = kRowGap;
    const auto height = titles_height(view);
    if (!height) {
      continue;
    }
    view.titles_height = *height;
    while (size_of(view).height > view.task.room.height && view.row_gap > 16) {
      view.row_gap -= 4;
    }
    if (view.pitch >= kNarrowestPitch &&
        size_of(view).height <= view.task.room.height) {
      return true;
    }
  }
  diagnostics.error(view.task.span, "figure-overflow",
                    fmt::format("the timeline does not fit into {:.0f} by "
                                "{:.0f} units",
                                view.task.room.width, view.task.room.height),
                    view.task.figure.sections.empty()
                        ? "give the figure more room"
                        : "shorten the sections' titles, or give the figure "
                          "more room");
  return false;
}

/// A small triangle: this one moves.
Path play_mark(Point center, const Color& color) {
  return {.segments = {{.verb = Verb::Move, .to = {center.x - 6, center.y - 8}},
                       {.verb = Verb::Line, .to = {center.x + 8, center.y}},
                       {.verb = Verb::Line, .to = {center.x - 6, center.y + 8}},
                       {.verb = Verb::Close}},
          .fill = color};
}

Rectangle mark_box(const Rect& rect, const SlideMark& mark) {
  Rectangle box{.rect = rect, .radius = kRadius, .fill = mark.fill};
  if (mark.edge) {
    box.rect = rect.inset(1.25);
    box.stroke = Stroke{.color = *mark.edge, .width = 2.5};
  }
  return box;
}

Group slide_cell(const AudienceSlide& slide, const Rect& rect,
                 const TimelineView& view) {
  const SlideMark mark = slide_mark(slide.type, view.theme());
  Group cell{.info = {.link = slide_link(slide.number)}};
  cell.children.push_back({mark_box(rect, mark)});
  const TextStyle style{
      .size = view.theme().value_size, .weight = 600, .color = mark.ink};
  const bool is_film = slide.type == SlideType::Animation;
  const double shift = is_film ? std::min(14.0, view.pitch * 0.18) : 0;
  cell.children.push_back({centered_label(
      fmt::format("{}", slide.number),
      {rect.x - shift, rect.y, rect.width, rect.height}, style)});
  if (is_film) {
    cell.children.push_back(
        {play_mark({rect.center().x + shift + 6, rect.center().y}, mark.ink)});
  }
  return cell;
}

void add_sections(const TimelineView& view, std::size_t row,
                  std::vector<Node>& nodes) {
  for (const TimelineSpan& span : view.spans[row]) {
    const Rect place = below(view, row, span);
    const double y = place.y + kBracketGap;
    nodes.push_back({line({place.x, y}, {place.right(), y},
                          {.color = view.theme().strong_line, .width = 3})});
    if (!span.title.empty()) {
      nodes.push_back({TextBlock{
          .box = {place.x, y + kTitleGap, place.width - kBetweenTitles + 1,
                  place.height - kBracketGap - kTitleGap},
          .paragraphs = view.title(span.title)}});
    }
  }
}

/// The types' looks and names, on as many lines as they need.
void add_legend(const TimelineView& view, std::vector<Node>& nodes) {
  const TextStyle style = quiet_style(view.theme());
  for (const LegendPlace& place : legend_of(view)) {
    const Rect swatch{place.at.x,
                      place.at.y + (kLegendLine - kSwatchHeight) / 2, kSwatch,
                      kSwatchHeight};
    const SlideMark mark = slide_mark(place.type, view.theme());
    nodes.push_back({mark_box(swatch, mark)});
    if (place.type == SlideType::Animation) {
      nodes.push_back({play_mark(swatch.center(), mark.ink)});
    }
    nodes.push_back({left_label(
        std::string(to_string(place.type)),
        {swatch.right() + kSwatchGap, place.at.y, 0, kLegendLine}, style)});
  }
}

std::string describe(const TimelineView& view) {
  std::string words = "timeline of the slides";
  for (std::size_t row = 0; row < view.rows.size(); ++row) {
    const TimelineRow& of = view.rows[row];
    words += of.name.empty() ? "" : fmt::format(". {}", of.name);
    auto span = view.spans[row].begin();
    for (std::size_t i = 0; i < of.slides.size(); ++i) {
      words += i == 0 ? (of.name.empty() && row > 0 ? ", " : ": ") : ", ";
      if (span != view.spans[row].end() && span->first == i) {
        words += span->title.empty() ? "" : fmt::format("{}: ", span->title);
        ++span;
      }
      words += fmt::format("{} {}", of.slides[i]->number,
                           to_string(of.slides[i]->type));
    }
  }
  return words;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<TimelineFigure>& task,
                            Diagnostics& diagnostics) {
  const AudienceDeck* deck = task.inputs.deck;
  if (deck == nullptr || deck->slides().empty()) {
    diagnostics.error(task.span, "figure-empty", "there are no slides to show");
    return std::nullopt;
  }
  const std::vector<TimelineRow> rows =
      timeline_rows(*deck, task.inputs.blueprint);
  const auto spans = timeline_spans(rows, task.figure.sections,
                                    task.inputs.traces, diagnostics);
  if (!spans) {
    return std::nullopt;
  }
  TimelineView view{rows, *spans, task};
  if (!lay_out(view, diagnostics)) {
    return std::nullopt;
  }
  Drawing drawing{.size = size_of(view), .alt = describe(view)};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!rows[row].name.empty()) {
      drawing.nodes.push_back({left_label(
          rows[row].name, {0, view.cell(row, 0).y, 0, view.cell_height()},
          name_style(view.theme()))});
    }
    for (std::size_t i = 0; i < rows[row].slides.size(); ++i) {
      drawing.nodes.push_back(
          {slide_cell(*rows[row].slides[i], view.cell(row, i), view)});
    }
    add_sections(view, row, drawing.nodes);
  }
  add_legend(view, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
