#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "generator/figures/strips.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kTallestRow = 72;
constexpr double kShortestRow = 26;
constexpr double kWidestCell = 112;
constexpr double kNarrowestCell = 26;
constexpr double kHeadHeight = 44;
constexpr double kLabelGap = 20;
constexpr double kCellGap = 3;
constexpr double kEdge = 5;
constexpr double kFootHeight = 64;
constexpr double kTokenPadding = 8;
/// The colour of what is seen, on the scale of vectors.
constexpr double kVisible = 0.45;

struct StairData {
  std::vector<std::string> tokens;
  Tensor mask;  ///< [query, key], not 0 = hidden

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  [[nodiscard]] bool visible(std::size_t query, std::size_t key) const {
    return mask.at({query, key}) == 0;
  }
  [[nodiscard]] std::size_t visible_keys(std::size_t query) const {
    std::size_t keys = 0;
    for (std::size_t key = 0; key < count(); ++key) {
      keys += visible(query, key) ? 1 : 0;
    }
    return keys;
  }
  [[nodiscard]] std::size_t visible_scores() const {
    std::size_t scores = 0;
    for (std::size_t query = 0; query < count(); ++query) {
      scores += visible_keys(query);
    }
    return scores;
  }
};

struct StairLayout {
  double token_width = 0;
  double count_width = 0;
  double column = 0;
  double row = 0;
  double head_size = 0;  ///< of the keys' names; 0 if they do not fit
  Size size;

  [[nodiscard]] Point corner(std::size_t query, std::size_t key) const {
    return {token_width + kLabelGap + static_cast<double>(key) * column,
            kHeadHeight + static_cast<double>(query) * row};
  }
  [[nodiscard]] Rect cell(std::size_t query, std::size_t key) const {
    const Point at = corner(query, key);
    return Rect{at.x, at.y, column, row}.inset(kCellGap / 2);
  }
};

std::string count_text(std::size_t keys) {
  return fmt::format("{} {}", keys, keys == 1 ? "key" : "keys");
}

TextStyle count_style(const Theme& theme) {
  return {.size = theme.value_size, .weight = 600, .color = theme.flow.color};
}

/// Reports: `figure-axes` (no mask), and what find_trace and check_values do.
std::optional<StairData> read_stair(const FigureTask<StaircaseFigure>& task,
                                    Diagnostics& diagnostics) {
  const Located<std::string>& name = task.figure.experiment;
  const Trace* trace =
      find_trace(name.value, name.span, task.inputs.traces, diagnostics);
  if (trace == nullptr) {
    return std::nullopt;
  }
  if (trace->find("mask") == nullptr) {
    diagnostics.error(name.span, "figure-axes",
                      fmt::format("'{}' hides nothing", name.value),
                      "take an attention with a mask, such as a causal one");
    return std::nullopt;
  }
  const auto ref = find_matrix({name.value + ".mask", name.span},
                               task.inputs.traces, diagnostics);
  if (!ref) {
    return std::nullopt;
  }
  return StairData{.tokens = axis_labels(ref->tensor.axes[0], *trace),
                   .mask = ref->tensor};
}

/// Reports: `figure-overflow`.
std::optional<StairLayout> lay_out(const StairData& data,
                                   const FigureTask<StaircaseFigure>& task,
                                   Diagnostics& diagnostics) {
  const Theme& theme = task.inputs.theme;
  const TextMeasurer& measurer = task.inputs.measurer;
  const auto count = static_cast<double>(data.count());
  StairLayout layout;
  layout.token_width =
      widest_text(measurer, data.tokens, cell_style(theme.value_size));
  layout.count_width =
      text_width(measurer, count_text(data.count()), count_style(theme));
  const double sides = layout.token_width + layout.count_width + 2 * kLabelGap;
  layout.column = std::min(kWidestCell, (task.room.width - sides) / count);
  layout.row = std::min(kTallestRow,
                        (task.room.height - kHeadHeight - kFootHeight) / count);
  for (const double size : {theme.value_size, theme.small_size}) {
    if (layout.head_size == 0 &&
        widest_text(measurer, data.tokens, cell_style(size)) + kTokenPadding <=
            layout.column) {
      layout.head_size = size;
    }
  }
  layout.size = {sides + count * layout.column,
                 kHeadHeight + count * layout.row + kFootHeight};
  if (layout.column >= kNarrowestCell && layout.row >= kShortestRow) {
    return layout;
  }
  return refuse_room(task,
                     fmt::format("a stair of {} steps does", data.count()),
                     "use fewer tokens, or a larger area", diagnostics);
}

void add_labels(const StairData& data, const StairLayout& layout,
                const Theme& theme, std::vector<Node>& nodes) {
  TextStyle token{.size = theme.value_size, .color = theme.text};
  for (std::size_t i = 0; i < data.count(); ++i) {
    const Rect row = layout.cell(i, 0);
    nodes.push_back({right_label(
        data.tokens[i], {0, row.y, layout.token_width, row.height}, token)});
    const double x = layout.cell(i, data.count() - 1).right() + kLabelGap;
    nodes.push_back(
        {left_label(count_text(data.visible_keys(i)), {x, row.y, 0, row.height},
                    count_style(theme))});
  }
  token.size = layout.head_size;
  token.color = theme.muted;
  for (std::size_t i = 0; layout.head_size > 0 && i < data.count(); ++i) {
    const Rect column = layout.cell(0, i);
    nodes.push_back({centered_label(
        data.tokens[i], {column.x, 0, column.width, kHeadHeight - 8}, token)});
  }
}

void add_cells(const StairData& data, const StairLayout& layout,
               const Theme& theme, std::vector<Node>& nodes) {
  for (std::size_t query = 0; query < data.count(); ++query) {
    for (std::size_t key = 0; key < data.count(); ++key) {
      const Rect cell = layout.cell(query, key);
      if (!data.visible(query, key)) {
        nodes.push_back({masked_cell(cell, "", theme, theme.value_size)});
        continue;
      }
      nodes.push_back(
          {value_cell(cell, theme.vectors.at(kVisible), "", theme, 0)});
    }
  }
}

/// The line between what is visible and what is hidden.
void add_edge(const StairData& data, const StairLayout& layout,
              const Theme& theme, std::vector<Node>& nodes) {
  Path edge{.stroke = Stroke{
                .color = theme.core.color, .width = kEdge, .round = true}};
  const auto add = [&edge](Point from, Point to) {
    edge.segments.push_back({.verb = Verb::Move, .to = from});
    edge.segments.push_back({.verb = Verb::Line, .to = to});
  };
  for (std::size_t query = 0; query < data.count(); ++query) {
    for (std::size_t key = 0; key < data.count(); ++key) {
      const bool here = data.visible(query, key);
      const Point end = layout.corner(query + 1, key + 1);
      if (key + 1 < data.count() && data.visible(query, key + 1) != here) {
        add(layout.corner(query, key + 1), end);
      }
      if (query + 1 < data.count() && data.visible(query + 1, key) != here) {
        add(layout.corner(query + 1, key), end);
      }
    }
  }
  nodes.push_back({std::move(edge)});
}

void add_foot(const StairData& data, const StairLayout& layout,
              const FigureInputs& inputs, std::vector<Node>& nodes) {
  constexpr double kSample = 28;
  constexpr double kTextGap = 12;
  const Theme& theme = inputs.theme;
  const Point at = layout.corner(data.count(), 0);
  const Rect seen{at.x + kCellGap, at.y + kFootHeight - kSample - 4, kSample,
                  kSample};
  const std::size_t all = data.count() * data.count();
  const std::size_t visible = data.visible_scores();
  const std::string counted =
      fmt::format("{} of {} scores count", visible, all);
  const TextStyle style = note_style(theme);
  const double half = layout.column * static_cast<double>(data.count()) / 2;
  const double first = kSample + kTextGap +
                       text_width(inputs.measurer, counted, style) + kSample;
  const Rect hidden{seen.x + std::max(half, first), seen.y, kSample, kSample};
  nodes.push_back({value_cell(seen, theme.vectors.at(kVisible), "", theme, 0)});
  nodes.push_back({left_label(
      counted, {seen.right() + kTextGap, seen.y, 0, kSample}, style)});
  nodes.push_back({masked_cell(hidden, "", theme, 0)});
  nodes.push_back(
      {left_label(fmt::format("{} masked", all - visible),
                  {hidden.right() + kTextGap, seen.y, 0, kSample}, style)});
}

std::string describe(const StairData& data) {
  const std::size_t all = data.count() * data.count();
  std::string words = fmt::format(
      "staircase of what {} queries may see: {} of "
      "{} scores",
      data.count(), data.visible_scores(), all);
  const char* separator = "; ";
  for (std::size_t query = 0; query < data.count(); ++query) {
    words += fmt::format("{}'{}' sees {}", separator, data.tokens[query],
                         count_text(data.visible_keys(query)));
    separator = ", ";
  }
  return words;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<StaircaseFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data = read_stair(task, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const auto layout = lay_out(*data, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const Theme& theme = task.inputs.theme;
  Drawing drawing{.size = layout->size, .alt = describe(*data)};
  add_labels(*data, *layout, theme, drawing.nodes);
  add_cells(*data, *layout, theme, drawing.nodes);
  add_edge(*data, *layout, theme, drawing.nodes);
  add_foot(*data, *layout, task.inputs, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
