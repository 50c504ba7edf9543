#include <fmt/format.h>

#include <algorithm>

#include "generator/figures/slide_mark.h"
#include "generator/figures/timeline_layout.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kRadius = 8;
/// A film's number and its triangle, as a share of the cell, stand this far
/// from the middle.
constexpr double kFilmShift = 0.18;
constexpr double kMostShift = 14;

/// What drawing needs again and again.
struct TimelineView {
  const std::vector<TimelineRow>& rows;
  const TimelineSpans& spans;
  const TimelineLayout& layout;
  const Theme& theme;
};

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
  const SlideMark mark = slide_mark(slide.type, view.theme);
  Group cell{.info = {.link = slide_link(slide.label)}};
  cell.children.push_back({mark_box(rect, mark)});
  const TextStyle style{
      .size = view.theme.value_size, .weight = 600, .color = mark.ink};
  const bool is_film = slide.type == SlideType::Animation;
  const double shift =
      is_film ? std::min(kMostShift, view.layout.pitch * kFilmShift) : 0;
  cell.children.push_back({centered_label(
      slide.label, {rect.x - shift, rect.y, rect.width, rect.height}, style)});
  if (is_film) {
    cell.children.push_back(
        {play_mark({rect.center().x + shift + 6, rect.center().y}, mark.ink)});
  }
  return cell;
}

void add_sections(const TimelineView& view, std::size_t row,
                  std::vector<Node>& nodes) {
  for (const TimelineSpan& span : view.spans[row]) {
    const SectionPlace place = view.layout.section(row, span);
    nodes.push_back({line(place.from, place.to,
                          {.color = view.theme.strong_line, .width = 3})});
    if (!span.title.empty()) {
      // A little wider than measured: rounding must not break a line anew.
      nodes.push_back(
          {TextBlock{.box = {place.title.x, place.title.y,
                             place.title.width + 1, place.title.height},
                     .paragraphs = section_text(
                         span.title, view.layout.title_size, view.theme)}});
    }
  }
}

/// The types' looks and names.
void add_legend(const TimelineView& view, std::vector<Node>& nodes) {
  for (const LegendPlace& place : view.layout.legend) {
    const SlideMark mark = slide_mark(place.type, view.theme);
    nodes.push_back({mark_box(place.swatch, mark)});
    if (place.type == SlideType::Animation) {
      nodes.push_back({play_mark(place.swatch.center(), mark.ink)});
    }
    nodes.push_back({left_label(std::string(to_string(place.type)), place.name,
                                note_style(view.theme))});
  }
}

void add_row(const TimelineView& view, std::size_t row,
             std::vector<Node>& nodes) {
  const TimelineRow& of = view.rows[row];
  if (!of.name.empty()) {
    const Rect first = view.layout.slide(row, 0);
    nodes.push_back({left_label(of.name, {0, first.y, 0, first.height},
                                part_style(view.theme))});
  }
  for (std::size_t i = 0; i < of.slides.size(); ++i) {
    nodes.push_back(
        {slide_cell(*of.slides[i], view.layout.slide(row, i), view)});
  }
  add_sections(view, row, nodes);
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
      words += fmt::format("{} {}", of.slides[i]->label,
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
  const auto layout = lay_out_timeline(rows, *spans, task.room, task.inputs);
  if (!layout) {
    return refuse_room(task, "the timeline does",
                       task.figure.sections.empty()
                           ? "give the figure more room"
                           : "shorten the sections' titles, or give the figure "
                             "more room",
                       diagnostics);
  }
  const TimelineView view{rows, *spans, *layout, task.inputs.theme};
  Drawing drawing{.size = layout->size, .alt = describe(view)};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    add_row(view, row, drawing.nodes);
  }
  add_legend(view, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
