#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/attention/expression.h"
#include "generator/figures/drawing.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kIndent = 40;
constexpr double kDot = 9;
constexpr double kTextGap = 22;  ///< beside a dot
constexpr double kLeastGap = 32;
constexpr double kMostGap = 72;
constexpr double kChipPadding = 12;
constexpr double kRadius = 8;

/// A call, its numbers filled in.
struct Call {
  std::string call;
  std::string shape;  ///< may be empty
  Words note;         ///< may be empty
  Color ink;
  Color tint;
  int level = 0;
};

/// Sizes of text, and whether notes stand below the calls.
struct CallsStyle {
  double code = 0;
  double note = 0;
  bool below = false;
};

/// What drawing needs again and again.
struct CallsView {
  const std::vector<Call>& calls;
  const FigureTask<CallsFigure>& task;
  CallsStyle style;
  double row_height = 0;
  double shape_x = 0;
  double shape_width = 0;
  double note_x = 0;
  Size size;

  [[nodiscard]] const Theme& theme() const { return task.inputs.theme; }
  [[nodiscard]] double width_of(const std::string& text,
                                const TextStyle& of) const {
    return text_width(task.inputs.measurer, text, of);
  }
  [[nodiscard]] TextStyle code_style(const Color& color, int weight) const {
    return {.family = FontFamily::Mono,
            .size = style.code,
            .weight = weight,
            .color = color};
  }
  [[nodiscard]] TextStyle note_style() const {
    return {.size = style.note, .color = theme().muted};
  }
  [[nodiscard]] double dot_x(std::size_t index) const {
    return kDot + kIndent * calls[index].level;
  }
  [[nodiscard]] Rect row(std::size_t index) const {
    return {0, static_cast<double>(index) * row_height, size.width, row_height};
  }
  /// Where the call's own line is: the whole row, or its upper part.
  [[nodiscard]] Rect call_line(std::size_t index) const {
    Rect line = row(index);
    if (style.below && !calls[index].note.empty()) {
      const double lines = 1.25 * (style.code + style.note);
      line.y += std::max(0.0, (row_height - lines) / 2 - 2);
      line.height = 1.25 * style.code;
    }
    return line;
  }
};

/// Reports: `calls-level`, and what expand reports.
std::optional<std::vector<Call>> read(const FigureTask<CallsFigure>& task,
                                      Diagnostics& diagnostics) {
  const Theme& theme = task.inputs.theme;
  const Traces& traces = task.inputs.traces;
  std::vector<Call> calls;
  for (const CallStep& step : task.figure.calls) {
    const int deepest = calls.empty() ? 0 : calls.back().level + 1;
    if (step.level.value > deepest) {
      diagnostics.error(step.level.span, "calls-level",
                        fmt::format("a call at level {} is inside no other",
                                    step.level.value),
                        fmt::format("at most {} here", deepest));
      return std::nullopt;
    }
    const Meaning* meaning = theme.meaning(step.meaning.value);
    calls.push_back({.call = expand(step.call, traces, diagnostics),
                     .shape = expand(step.shape, traces, diagnostics),
                     .note = read_words(step.note, task.inputs, diagnostics),
                     .ink = meaning ? meaning->color : theme.text,
                     .tint = meaning ? meaning->tint : theme.panel,
                     .level = step.level.value});
  }
  return calls;
}

/// Columns and rows for one style; whether they fit.
bool lay_out(CallsView& view, const CallsStyle& style) {
  constexpr double kTallestRow = 72;
  view.style = style;
  double calls = 0;
  double shapes = 0;
  double notes = 0;
  bool has_note = false;
  for (std::size_t i = 0; i < view.calls.size(); ++i) {
    const Call& call = view.calls[i];
    const double text_x = view.dot_x(i) + kTextGap;
    calls = std::max(
        calls, text_x + view.width_of(call.call, view.code_style({}, 600)));
    if (!call.shape.empty()) {
      shapes =
          std::max(shapes, view.width_of(call.shape, view.code_style({}, 500)) +
                               2 * kChipPadding);
    }
    if (!call.note.empty()) {
      const double width =
          words_width(call.note, view.note_style(), view.task.inputs);
      has_note = true;
      notes = std::max(notes, style.below ? text_x + width : width);
    }
  }
  const bool has_third = has_note && !style.below;
  const double left = style.below ? std::max(calls, notes) : calls;
  const double third = has_third ? notes : 0;
  const double gaps = (shapes > 0 ? 1 : 0) + (has_third ? 1 : 0);
  const double spare = view.task.room.width - left - shapes - third;
  const double gap =
      gaps > 0 ? std::clamp(spare / gaps, kLeastGap, kMostGap) : 0;
  view.shape_width = shapes;
  view.shape_x = left + gap;
  view.note_x = left + (shapes > 0 ? gap + shapes : 0) + gap;
  view.size.width = left + shapes + third + gaps * gap;
  const double least =
      1.25 *
      (style.below && has_note ? style.code + style.note + 8 : style.code + 12);
  const auto rows = static_cast<double>(view.calls.size());
  view.row_height = std::min(std::max(kTallestRow, 1.25 * least),
                             view.task.room.height / rows);
  view.size.height = rows * view.row_height;
  return view.row_height >= least && view.size.width <= view.task.room.width;
}

/// The first style that fits: notes in a column of their own before below.
bool fit(CallsView& view) {
  const Theme& theme = view.theme();
  const std::array styles{CallsStyle{theme.code_size, theme.value_size, false},
                          CallsStyle{theme.code_size, theme.value_size, true},
                          CallsStyle{theme.code_size, theme.small_size, false},
                          CallsStyle{theme.code_size, theme.small_size, true},
                          CallsStyle{theme.small_size, theme.small_size, false},
                          CallsStyle{theme.small_size, theme.small_size, true}};
  return std::any_of(
      styles.begin(), styles.end(),
      [&view](const CallsStyle& style) { return lay_out(view, style); });
}

/// The call that `index` is inside of, or that comes before it outermost.
std::optional<std::size_t> line_from(const std::vector<Call>& calls,
                                     std::size_t index) {
  const int level = calls[index].level;
  for (std::size_t i = index; i-- > 0;) {
    if (calls[i].level < level || (level == 0 && calls[i].level == 0)) {
      return i;
    }
  }
  return std::nullopt;
}

/// The line down which calls follow, and branches to those inside others.
void add_lines(const CallsView& view, std::vector<Node>& nodes) {
  const Stroke stroke{.color = view.theme().strong_line, .width = 3};
  for (std::size_t i = 0; i < view.calls.size(); ++i) {
    const auto from = line_from(view.calls, i);
    if (!from) {
      continue;
    }
    const Point start{view.dot_x(*from), view.call_line(*from).center().y};
    const Point end{view.dot_x(i), view.call_line(i).center().y};
    if (start.x == end.x) {
      nodes.push_back({line(start, end, stroke)});
      continue;
    }
    const double bend = std::min(16.0, end.x - start.x);
    nodes.push_back(
        {Path{.segments = {{.verb = Verb::Move, .to = start},
                           {.verb = Verb::Line, .to = {start.x, end.y - bend}},
                           {.verb = Verb::Curve,
                            .to = {start.x + bend, end.y},
                            .a = {start.x, end.y - bend / 2},
                            .b = {start.x + bend / 2, end.y}},
                           {.verb = Verb::Line, .to = end}},
              .stroke = stroke}});
  }
}

void add_shape(const CallsView& view, std::size_t index,
               std::vector<Node>& nodes) {
  const Call& call = view.calls[index];
  const Rect line = view.call_line(index);
  const TextStyle style = view.code_style(view.theme().text, 500);
  const double width = view.width_of(call.shape, style) + 2 * kChipPadding;
  const double height = view.style.code * 1.6;
  const Rect chip{view.shape_x, line.center().y - height / 2, width, height};
  nodes.push_back(
      {Rectangle{.rect = chip, .radius = kRadius, .fill = call.tint}});
  nodes.push_back({centered_label(call.shape, chip, style)});
}

void add_call(const CallsView& view, std::size_t index,
              std::vector<Node>& nodes) {
  const Call& call = view.calls[index];
  const Rect line = view.call_line(index);
  const double x = view.dot_x(index);
  nodes.push_back({disc({x, line.center().y}, kDot + 3, view.theme().ground)});
  nodes.push_back({disc({x, line.center().y}, kDot, call.ink)});
  nodes.push_back({left_label(call.call, {x + kTextGap, line.y, 0, line.height},
                              view.code_style(call.ink, 600))});
  if (!call.shape.empty()) {
    add_shape(view, index, nodes);
  }
  if (call.note.empty()) {
    return;
  }
  const Rect note =
      view.style.below
          ? Rect{x + kTextGap, line.bottom(), 0, 1.25 * view.style.note}
          : Rect{view.note_x, line.y, 0, line.height};
  nodes.push_back({words_label(call.note, note, view.note_style(), Align::Left,
                               view.task.inputs)});
}

std::string describe(const std::vector<Call>& calls) {
  std::string words = "calls in order";
  const char* before = ": ";
  for (const Call& call : calls) {
    words += before + call.call;
    words += call.shape.empty() ? "" : fmt::format(" gives {}", call.shape);
    words += call.note.empty() ? "" : fmt::format(", {}", call.note.plain);
    before = "; ";
  }
  return words;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<CallsFigure>& task,
                            Diagnostics& diagnostics) {
  const auto calls = read(task, diagnostics);
  if (!calls) {
    return std::nullopt;
  }
  CallsView view{.calls = *calls, .task = task, .style = {}, .size = {}};
  if (!fit(view)) {
    return refuse_room(task, fmt::format("{} calls do", calls->size()),
                       "shorten the longest, or show fewer", diagnostics);
  }
  Drawing drawing{.size = view.size, .alt = describe(*calls), .at_left = true};
  add_lines(view, drawing.nodes);
  for (std::size_t i = 0; i < calls->size(); ++i) {
    add_call(view, i, drawing.nodes);
  }
  return drawing;
}

}  // namespace owldeck
