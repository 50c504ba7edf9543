#include "generator/figures/diagram_box.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

constexpr double kRadius = 10;

std::vector<Paragraph> paragraphs_of(const BoxWords& words, const BoxType& type,
                                     const Theme& theme) {
  std::vector<Paragraph> paragraphs;
  const TextStyle title{.size = type.title, .weight = 600, .color = words.ink};
  paragraphs.push_back({.runs = {{.text = words.title, .style = title}},
                        .align = Align::Center,
                        .line_height = 1.25});
  if (!words.text.empty()) {
    const TextStyle text{.size = type.text, .color = theme.text};
    paragraphs.push_back({.runs = {{.text = words.text, .style = text}},
                          .align = Align::Center,
                          .line_height = 1.3,
                          .space_before = type.text * 0.2});
  }
  return paragraphs;
}

}  // namespace

BoxType large_box(const Theme& theme) {
  return {.title = theme.body_size, .text = theme.value_size, .padding = 20};
}

BoxType small_box(const Theme& theme) {
  return {.title = theme.value_size, .text = theme.small_size, .padding = 14};
}

BoxWords box_words(const DiagramBox& box, const FigureInputs& inputs,
                   Diagnostics& diagnostics) {
  const Theme& theme = inputs.theme;
  const Meaning* meaning = theme.meaning(box.meaning.value);
  return {.title = expand(box.title, inputs.traces, diagnostics),
          .text = expand(box.text, inputs.traces, diagnostics),
          .ink = meaning ? readable_on(meaning->color, meaning->tint, theme)
                         : theme.text,
          .ground = meaning ? meaning->tint : theme.panel};
}

std::optional<Size> box_size(const BoxWords& words, const BoxType& type,
                             double widest, const FigureInputs& inputs) {
  const double room = widest - 2 * type.padding;
  const auto paragraphs = paragraphs_of(words, type, inputs.theme);
  const TextExtent extent = inputs.measurer.measure(paragraphs, room);
  for (const Paragraph& paragraph : paragraphs) {
    const Run& run = paragraph.runs.front();
    for (std::size_t start = 0; start < run.text.size();) {
      const std::size_t end =
          std::min(run.text.find(' ', start), run.text.size());
      if (text_width(inputs.measurer, run.text.substr(start, end - start),
                     run.style) > room) {
        return std::nullopt;
      }
      start = end + 1;
    }
  }
  return Size{extent.width + 2 * type.padding,
              extent.height + 1.5 * type.padding};
}

Group draw_box(const BoxWords& words, const BoxType& type, const Rect& rect,
               const Theme& theme) {
  Group box;
  box.children.push_back(
      {Rectangle{.rect = rect, .radius = kRadius, .fill = words.ground}});
  // A little wider than measured: rounding must not break a line anew.
  box.children.push_back(
      {TextBlock{.box = {rect.x + type.padding - 1, rect.y,
                         rect.width - 2 * type.padding + 2, rect.height},
                 .vertical = VerticalAlign::Middle,
                 .paragraphs = paragraphs_of(words, type, theme)}});
  return box;
}

std::string describe(const BoxWords& words) {
  return words.text.empty() ? words.title
                            : fmt::format("{}: {}", words.title, words.text);
}

}  // namespace owldeck
