#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/attention/expression.h"
#include "generator/figures/drawing.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kTallestRow = 60;
constexpr double kShortestRow = 40;
constexpr double kPadding = 20;
constexpr double kColumnGap = 40;
constexpr double kLargestSpare = 48;
/// Above a second module, in rows.
constexpr double kModuleGap = 0.3;

/// What can happen to a tensor of a module.
struct Fate {
  std::string_view word;
  bool StateEntry::*member;
  /// Whether a mask is the worse for it if it does not happen.
  bool is_missed;
};
constexpr std::array kFates{Fate{"trained", &StateEntry::trained, false},
                            Fate{"moved", &StateEntry::moved, true},
                            Fate{"saved", &StateEntry::saved, true}};

struct Module {
  Words title;
  const std::vector<StateEntry>* entries = nullptr;
};

std::string_view kind_word(StateEntry::Kind kind) {
  switch (kind) {
    case StateEntry::Kind::Parameter:
      return "parameter";
    case StateEntry::Kind::Buffer:
      return "buffer";
    case StateEntry::Kind::Tensor:
      break;
  }
  return "plain tensor";
}

/// `(6, 6)`.
std::string shape_of(const StateEntry& entry) {
  Tensor shape;
  for (const std::size_t size : entry.shape) {
    shape.axes.push_back({.name = "", .size = size});
  }
  return shape_text(shape);
}

bool is_parameter(const StateEntry& entry) {
  return entry.kind == StateEntry::Kind::Parameter;
}

TextStyle mono_style(const Theme& theme, bool strong) {
  return {.family = FontFamily::Mono,
          .size = theme.code_size,
          .weight = strong ? 700 : 400,
          .color = theme.text};
}

TextStyle title_style(const Theme& theme) {
  return {.size = theme.body_size, .weight = 600, .color = theme.text};
}

struct StateLayout {
  double row_height = 0;
  double shape_x = 0;
  double kind_x = 0;
  double marks_x = 0;  ///< of the first column of marks
  double mark_width = 0;
  Size size;

  [[nodiscard]] Rect row(double rows_before) const {
    return {0, rows_before * row_height, size.width, row_height};
  }
  [[nodiscard]] Rect mark(const Rect& row, std::size_t column) const {
    return {marks_x + static_cast<double>(column) * mark_width, row.y,
            mark_width, row.height};
  }
};

/// Rows of the table: a head, each module's title and entries, gaps between.
double rows_of(const std::vector<Module>& modules) {
  double rows = 1 + kModuleGap * static_cast<double>(modules.size() - 1);
  for (const Module& module : modules) {
    rows += static_cast<double>(module.entries->size());
    rows += module.title.empty() ? 0 : 1;
  }
  return rows;
}

StateLayout lay_out(const std::vector<Module>& modules,
                    const FigureTask<StateFigure>& task) {
  const Theme& theme = task.inputs.theme;
  const TextMeasurer& measurer = task.inputs.measurer;
  double name = 0;
  double shape = text_width(measurer, "shape", note_style(theme));
  double kind = 0;
  for (const Module& module : modules) {
    for (const StateEntry& entry : *module.entries) {
      const TextStyle mono = mono_style(theme, true);
      name = std::max(name, text_width(measurer, entry.name, mono));
      shape = std::max(shape, text_width(measurer, shape_of(entry), mono));
      kind = std::max(kind,
                      text_width(measurer, std::string(kind_word(entry.kind)),
                                 note_style(theme)));
    }
  }
  StateLayout layout;
  for (const Fate& fate : kFates) {
    layout.mark_width = std::max(
        layout.mark_width,
        text_width(measurer, std::string(fate.word), note_style(theme)) + 24);
  }
  const double marks = layout.mark_width * static_cast<double>(kFates.size());
  const double needed =
      2 * kPadding + name + shape + kind + 3 * kColumnGap + marks;
  const double spare =
      std::clamp((task.room.width - needed) / 3, 0.0, kLargestSpare);
  const double gap = kColumnGap + spare;
  layout.shape_x = kPadding + name + gap;
  layout.kind_x = layout.shape_x + shape + gap;
  layout.marks_x = layout.kind_x + kind + gap;
  const double rows = rows_of(modules);
  layout.row_height = std::min(kTallestRow, task.room.height / rows);
  layout.size = {layout.marks_x + marks + kPadding, rows * layout.row_height};
  return layout;
}

/// Reports: `figure-overflow`.
std::optional<StateLayout> fit(const std::vector<Module>& modules,
                               const FigureTask<StateFigure>& task,
                               Diagnostics& diagnostics) {
  const StateLayout layout = lay_out(modules, task);
  if (layout.row_height >= kShortestRow &&
      layout.size.width <= task.room.width) {
    return layout;
  }
  const bool high = layout.row_height < kShortestRow;
  return refuse_room(
      task, "the table does",
      modules.size() > 1 && high ? "show one module" : "show a smaller module",
      diagnostics);
}

/// Where a text of `row` starts.
Rect text_in(const Rect& row, double x) {
  return {x, row.y, 0, row.height};
}

void add_head(const StateLayout& layout, const Theme& theme,
              std::vector<Node>& nodes) {
  const Rect row = layout.row(0);
  const TextStyle style = note_style(theme);
  nodes.push_back({left_label("name", text_in(row, kPadding), style)});
  nodes.push_back({left_label("shape", text_in(row, layout.shape_x), style)});
  nodes.push_back({left_label("kept as", text_in(row, layout.kind_x), style)});
  for (std::size_t column = 0; column < kFates.size(); ++column) {
    nodes.push_back({centered_label(std::string(kFates[column].word),
                                    layout.mark(row, column), style)});
  }
  nodes.push_back({line({0, row.bottom()}, {row.right(), row.bottom()},
                        {.color = theme.strong_line, .width = 2})});
}

/// A check mark where something happens. Where it does not, a dash: in the
/// colour of risk if the tensor is left behind by it.
Path mark(const Fate& fate, const StateEntry& entry, Point center,
          const Theme& theme) {
  if (entry.*fate.member) {
    return {
        .segments = {{.verb = Verb::Move, .to = {center.x - 11, center.y + 1}},
                     {.verb = Verb::Line, .to = {center.x - 3, center.y + 9}},
                     {.verb = Verb::Line, .to = {center.x + 12, center.y - 9}}},
        .stroke =
            Stroke{.color = theme.safe.color, .width = 4.5, .round = true}};
  }
  return line({center.x - 10, center.y}, {center.x + 10, center.y},
              {.color = fate.is_missed ? theme.risk.color : theme.muted,
               .width = 4.5,
               .round = true});
}

void add_entry(const StateEntry& entry, const Rect& row,
               const StateLayout& layout, const Theme& theme,
               std::vector<Node>& nodes) {
  const bool strong = !is_parameter(entry);
  if (strong) {
    nodes.push_back(
        {Rectangle{.rect = {row.x, row.y + 2, row.width, row.height - 4},
                   .radius = 8,
                   .fill = theme.core.tint}});
  }
  const TextStyle mono = mono_style(theme, strong);
  nodes.push_back({left_label(entry.name, text_in(row, kPadding), mono)});
  nodes.push_back(
      {left_label(shape_of(entry), text_in(row, layout.shape_x), mono)});
  TextStyle kind = note_style(theme);
  kind.weight = strong ? 600 : 400;
  kind.color = strong ? theme.core.color : theme.muted;
  nodes.push_back({left_label(std::string(kind_word(entry.kind)),
                              text_in(row, layout.kind_x), kind)});
  for (std::size_t column = 0; column < kFates.size(); ++column) {
    nodes.push_back({mark(kFates[column], entry,
                          layout.mark(row, column).center(), theme)});
  }
}

std::string describe(const StateEntry& entry) {
  std::string words = fmt::format("{} {}, {}", entry.name, shape_of(entry),
                                  kind_word(entry.kind));
  for (const Fate& fate : kFates) {
    words +=
        fmt::format("{} {}", entry.*fate.member ? "," : ", not", fate.word);
  }
  return words;
}

std::string describe(const std::vector<Module>& modules) {
  std::string words = "table of what a module holds";
  for (const Module& module : modules) {
    words +=
        module.title.empty() ? "" : fmt::format(". {}", module.title.plain);
    const char* before = ": ";
    for (const StateEntry& entry : *module.entries) {
      words += before + describe(entry);
      before = "; ";
    }
  }
  return words;
}

/// Reports: what find_trace and expand report.
std::optional<std::vector<Module>> find_modules(
    const FigureTask<StateFigure>& task, Diagnostics& diagnostics) {
  const Traces& traces = task.inputs.traces;
  std::vector<Module> modules;
  for (const StatePanel& panel : task.figure.panels) {
    const Trace* trace = find_trace(panel.experiment.value,
                                    panel.experiment.span, traces, diagnostics);
    if (trace == nullptr) {
      return std::nullopt;
    }
    modules.push_back(
        {read_words(panel.title, task.inputs, diagnostics), &trace->state});
  }
  return modules;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<StateFigure>& task,
                            Diagnostics& diagnostics) {
  const auto modules = find_modules(task, diagnostics);
  if (!modules) {
    return std::nullopt;
  }
  const auto layout = fit(*modules, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const Theme& theme = task.inputs.theme;
  Drawing drawing{.size = layout->size, .alt = describe(*modules)};
  add_head(*layout, theme, drawing.nodes);
  double rows = 1;
  for (const Module& module : *modules) {
    if (!module.title.empty()) {
      drawing.nodes.push_back(
          {words_label(module.title, text_in(layout->row(rows), kPadding),
                       title_style(theme), Align::Left, task.inputs)});
      ++rows;
    }
    for (const StateEntry& entry : *module.entries) {
      add_entry(entry, layout->row(rows), *layout, theme, drawing.nodes);
      ++rows;
    }
    rows += kModuleGap;
  }
  return drawing;
}

}  // namespace owldeck
