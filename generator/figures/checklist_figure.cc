#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "generator/figures/drawing.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kBox = 32;
constexpr double kBoxGap = 24;
constexpr double kColumnGap = 40;
constexpr double kChipPadding = 14;
constexpr double kRowPadding = 20;  ///< of a row, above and below together
constexpr double kMostSpace = 32;   ///< more of it where there is room
constexpr double kLeastText = 240;
constexpr double kWidest = 1280;

/// An item, its numbers filled in.
struct Item {
  Words text;
  std::string shows;  ///< may be empty
};

/// What drawing needs again and again.
struct ChecklistView {
  const std::vector<Item>& items;
  const FigureTask<ChecklistFigure>& task;
  double text_size = 0;
  double text_width = 0;
  double shows_width = 0;
  std::vector<double> row_heights;
  Size size;

  [[nodiscard]] const Theme& theme() const { return task.inputs.theme; }
  [[nodiscard]] std::vector<Paragraph> text(const Item& item) const {
    Paragraph paragraph = set_words(
        item.text, {.size = text_size, .color = theme().text}, task.inputs);
    paragraph.line_height = 1.3;
    return {std::move(paragraph)};
  }
  [[nodiscard]] TextStyle shows_style() const {
    return {
        .family = FontFamily::Mono,
        .size = std::min(text_size, theme().code_size),
        .weight = 600,
        .color = readable_on(theme().safe.color, theme().safe.tint, theme())};
  }
};

/// Rows for one size of text; whether they fit.
bool lay_out(ChecklistView& view, double text_size) {
  const FigureInputs& inputs = view.task.inputs;
  view.text_size = text_size;
  view.shows_width = 0;
  double longest = 0;
  for (const Item& item : view.items) {
    longest =
        std::max(longest, inputs.measurer.measure(view.text(item), 0).width);
    if (!item.shows.empty()) {
      view.shows_width =
          std::max(view.shows_width,
                   text_width(inputs.measurer, item.shows, view.shows_style()) +
                       2 * kChipPadding);
    }
  }
  const double beside = kBox + kBoxGap +
                        (view.shows_width > 0 ? kColumnGap : 0) +
                        view.shows_width;
  const double room = std::min(view.task.room.width, kWidest) - beside;
  view.text_width = std::min(room, longest + 2);
  if (view.text_width < std::min(kLeastText, longest)) {
    return false;
  }
  view.row_heights.clear();
  double height = 0;
  for (const Item& item : view.items) {
    const TextExtent extent =
        inputs.measurer.measure(view.text(item), view.text_width);
    view.row_heights.push_back(std::max(kBox, extent.height) + kRowPadding);
    height += view.row_heights.back();
  }
  const double spare =
      (view.task.room.height - height) / static_cast<double>(view.items.size());
  for (double& row : view.row_heights) {
    row += std::clamp(spare, 0.0, kMostSpace);
    view.size.height += row;
  }
  view.size.width = beside + view.text_width;
  return spare >= 0;
}

void add_item(const ChecklistView& view, const Item& item, const Rect& row,
              std::vector<Node>& nodes) {
  const Theme& theme = view.theme();
  const double middle = row.center().y;
  nodes.push_back(
      {Rectangle{.rect = Rect{0, middle - kBox / 2, kBox, kBox}.inset(1.5),
                 .radius = 7,
                 .fill = theme.panel,
                 .stroke = Stroke{.color = theme.core.color, .width = 3}}});
  nodes.push_back({TextBlock{
      .box = {kBox + kBoxGap, row.y, view.text_width + 1, row.height},
      .vertical = VerticalAlign::Middle,
      .paragraphs = view.text(item)}});
  if (item.shows.empty()) {
    return;
  }
  const TextStyle style = view.shows_style();
  const double width =
      text_width(view.task.inputs.measurer, item.shows, style) +
      2 * kChipPadding;
  const double height = style.size * 1.7;
  const Rect chip{view.size.width - view.shows_width, middle - height / 2,
                  width, height};
  nodes.push_back(
      {Rectangle{.rect = chip, .radius = 8, .fill = theme.safe.tint}});
  nodes.push_back({centered_label(item.shows, chip, style)});
}

std::string describe(const std::vector<Item>& items) {
  std::string words = "checklist";
  const char* before = ": ";
  for (const Item& item : items) {
    words += before + item.text.plain;
    words += item.shows.empty() ? "" : fmt::format(", shows {}", item.shows);
    before = "; ";
  }
  return words;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<ChecklistFigure>& task,
                            Diagnostics& diagnostics) {
  std::vector<Item> items;
  for (const ChecklistItem& item : task.figure.items) {
    items.push_back({read_words(item.text, task.inputs, diagnostics),
                     expand(item.shows, task.inputs.traces, diagnostics)});
  }
  const Theme& theme = task.inputs.theme;
  ChecklistView view{
      .items = items, .task = task, .row_heights = {}, .size = {}};
  const bool fits = [&] {
    for (const double size :
         {theme.body_size, theme.value_size, theme.small_size}) {
      view.size = {};
      if (lay_out(view, size)) {
        return true;
      }
    }
    return false;
  }();
  if (!fits) {
    return refuse_room(task, "the checklist does", "shorten its lines",
                       diagnostics);
  }
  Drawing drawing{.size = view.size, .alt = describe(items), .at_left = true};
  double y = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Rect row{0, y, view.size.width, view.row_heights[i]};
    add_item(view, items[i], row, drawing.nodes);
    y = row.bottom();
    if (i + 1 < items.size()) {
      drawing.nodes.push_back(
          {line({0, y}, {row.width, y}, {.color = theme.line, .width = 1.5})});
    }
  }
  return drawing;
}

}  // namespace owldeck
