#include <fmt/format.h>

#include <algorithm>

#include "generator/figures/diagram_box.h"
#include "generator/figures/drawing.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kGap = 32;
constexpr double kPadding = 24;
constexpr double kWidest = 560;
constexpr double kRadius = 10;
constexpr double kLineGap = 26;  ///< between lines, a rule in the middle
constexpr double kBand = 8;      ///< of the card's colour along its top

/// A card, its numbers filled in.
struct Card {
  BoxWords head;
  std::vector<Words> lines;
};

/// Sizes of text and what they need; lines of one number stand side by side.
struct CardsLayout {
  double title_size = 0;
  double text_size = 0;
  Size card;
  double head_height = 0;
  std::vector<double> line_heights;
};

Paragraph set(const Words& words, const TextStyle& style,
              const FigureInputs& inputs) {
  Paragraph paragraph = set_words(words, style, inputs);
  paragraph.line_height = 1.3;
  return paragraph;
}

std::vector<Paragraph> head_of(const Card& card, const CardsLayout& layout,
                               const FigureInputs& inputs) {
  std::vector<Paragraph> head{
      set(card.head.title,
          {.size = layout.title_size, .weight = 700, .color = card.head.ink},
          inputs)};
  if (!card.head.text.empty()) {
    head.push_back(set(card.head.text,
                       {.size = layout.text_size, .color = inputs.theme.muted},
                       inputs));
  }
  return head;
}

std::vector<Paragraph> line_of(const Words& text, const CardsLayout& layout,
                               const FigureInputs& inputs) {
  return {set(text, {.size = layout.text_size, .color = inputs.theme.text},
              inputs)};
}

std::vector<Card> read(const FigureTask<CardsFigure>& task,
                       Diagnostics& diagnostics) {
  std::vector<Card> cards;
  for (const ComparisonCard& card : task.figure.cards) {
    cards.push_back({box_words(card.head, task.inputs, diagnostics), {}});
    for (const Located<std::string>& each : card.lines) {
      cards.back().lines.push_back(read_words(each, task.inputs, diagnostics));
    }
  }
  return cards;
}

/// Cards of one size; whether they fit.
bool lay_out(CardsLayout& layout, const std::vector<Card>& cards,
             const FigureTask<CardsFigure>& task) {
  const auto count = static_cast<double>(cards.size());
  layout.card.width =
      std::min(kWidest, (task.room.width - (count - 1) * kGap) / count);
  const double room = layout.card.width - 2 * kPadding;
  const TextMeasurer& measurer = task.inputs.measurer;
  bool fits = true;
  const auto height = [&](const std::vector<Paragraph>& text) {
    const TextExtent extent = measurer.measure(text, room);
    fits = fits && extent.width <= room + 1;
    return extent.height;
  };
  for (const Card& card : cards) {
    layout.head_height = std::max(layout.head_height,
                                  height(head_of(card, layout, task.inputs)));
    layout.line_heights.resize(
        std::max(layout.line_heights.size(), card.lines.size()), 0);
    for (std::size_t i = 0; i < card.lines.size(); ++i) {
      layout.line_heights[i] =
          std::max(layout.line_heights[i],
                   height(line_of(card.lines[i], layout, task.inputs)));
    }
  }
  layout.card.height = kBand + 2 * kPadding + layout.head_height;
  for (const double line : layout.line_heights) {
    layout.card.height += kLineGap + line;
  }
  return fits && layout.card.height <= task.room.height;
}

Group draw_card(const Card& card, const Rect& rect, const CardsLayout& layout,
                const FigureInputs& inputs) {
  const Theme& theme = inputs.theme;
  Group group;
  group.children.push_back(
      {Rectangle{.rect = rect, .radius = kRadius, .fill = theme.panel}});
  Group band{.clip = Rect{rect.x, rect.y, rect.width, kBand}};
  band.children.push_back(
      {Rectangle{.rect = {rect.x, rect.y, rect.width, 4 * kBand},
                 .radius = kRadius,
                 .fill = card.head.ink}});
  group.children.push_back({std::move(band)});
  const double x = rect.x + kPadding;
  const double width = rect.width - 2 * kPadding;
  double y = rect.y + kBand + kPadding;
  group.children.push_back(
      {TextBlock{.box = {x, y, width + 1, layout.head_height},
                 .paragraphs = head_of(card, layout, inputs)}});
  y += layout.head_height;
  for (std::size_t i = 0; i < card.lines.size(); ++i) {
    group.children.push_back(
        {line({x, y + kLineGap / 2}, {x + width, y + kLineGap / 2},
              {.color = theme.strong_line, .width = i == 0 ? 2.0 : 1.5})});
    y += kLineGap;
    group.children.push_back(
        {TextBlock{.box = {x, y, width + 1, layout.line_heights[i]},
                   .paragraphs = line_of(card.lines[i], layout, inputs)}});
    y += layout.line_heights[i];
  }
  return group;
}

std::string describe(const std::vector<Card>& cards) {
  std::string words = "comparison";
  const char* before = ": ";
  for (const Card& card : cards) {
    words += before + describe(card.head);
    for (const Words& each : card.lines) {
      words += ", " + each.plain;
    }
    before = "; ";
  }
  return words;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<CardsFigure>& task,
                            Diagnostics& diagnostics) {
  const Theme& theme = task.inputs.theme;
  const std::vector<Card> cards = read(task, diagnostics);
  CardsLayout layout{.title_size = theme.body_size,
                     .text_size = theme.value_size,
                     .card = {},
                     .line_heights = {}};
  if (!lay_out(layout, cards, task)) {
    layout = {.title_size = theme.value_size,
              .text_size = theme.small_size,
              .card = {},
              .line_heights = {}};
    if (!lay_out(layout, cards, task)) {
      return refuse_room(task, fmt::format("{} cards do", cards.size()),
                         "shorten their texts, or compare fewer", diagnostics);
    }
  }
  Drawing drawing{.size = {}, .alt = describe(cards)};
  Rect rect{0, 0, layout.card.width, layout.card.height};
  for (const Card& card : cards) {
    drawing.nodes.push_back({draw_card(card, rect, layout, task.inputs)});
    drawing.size = {rect.right(), rect.bottom()};
    rect.x += rect.width + kGap;
  }
  return drawing;
}

}  // namespace owldeck
