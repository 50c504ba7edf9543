#include "generator/figures/diagram_box.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/figures/parts.h"

namespace owldeck {
namespace {

constexpr double kRadius = 10;

Paragraph centered(const Words& words, const TextStyle& style,
                   double line_height, const FigureInputs& inputs) {
  Paragraph paragraph = set_words(words, style, inputs);
  paragraph.align = Align::Center;
  paragraph.line_height = line_height;
  return paragraph;
}

std::vector<Paragraph> paragraphs_of(const BoxWords& words, const BoxType& type,
                                     const FigureInputs& inputs) {
  std::vector<Paragraph> paragraphs;
  const TextStyle title{.size = type.title, .weight = 600, .color = words.ink};
  paragraphs.push_back(centered(words.title, title, 1.25, inputs));
  const TextStyle text{.size = type.text, .color = inputs.theme.text};
  for (const Words& line : lines_of(words.text)) {
    paragraphs.push_back(centered(line, text, 1.3, inputs));
    paragraphs.back().space_before =
        paragraphs.size() == 2 ? type.text * 0.2 : 0;
  }
  return paragraphs;
}

/// Whether every word of `paragraph` is at most `room` wide.
bool words_fit(const Paragraph& paragraph, double room,
               const FigureInputs& inputs) {
  for (const Run& run : paragraph.runs) {
    for (std::size_t start = 0; start < run.text.size() && !run.formula;) {
      const std::size_t end =
          std::min(run.text.find(' ', start), run.text.size());
      if (text_width(inputs.measurer, run.text.substr(start, end - start),
                     run.style) > room) {
        return false;
      }
      start = end + 1;
    }
  }
  return inputs.measurer.measure({paragraph}, room).width <= room + 1;
}

}  // namespace

BoxType large_box(const Theme& theme) {
  return {.title = theme.body_size, .text = theme.value_size, .padding = 20};
}

BoxType medium_box(const Theme& theme) {
  return {.title = theme.value_size, .text = theme.value_size, .padding = 14};
}

BoxType small_box(const Theme& theme) {
  return {.title = theme.value_size, .text = theme.small_size, .padding = 14};
}

BoxWords box_words(const DiagramBox& box, const FigureInputs& inputs,
                   Diagnostics& diagnostics) {
  const Theme& theme = inputs.theme;
  const Meaning* meaning = theme.meaning(box.meaning.value);
  return {.title = read_words(box.title, inputs, diagnostics),
          .text = read_words(box.text, inputs, diagnostics),
          .ink = meaning ? readable_on(meaning->color, meaning->tint, theme)
                         : theme.text,
          .ground = meaning ? meaning->tint : theme.panel};
}

std::optional<Size> box_size(const BoxWords& words, const BoxType& type,
                             double widest, const FigureInputs& inputs) {
  const double room = widest - 2 * type.padding;
  const auto paragraphs = paragraphs_of(words, type, inputs);
  const TextExtent extent = inputs.measurer.measure(paragraphs, room);
  for (const Paragraph& paragraph : paragraphs) {
    if (!words_fit(paragraph, room, inputs)) {
      return std::nullopt;
    }
  }
  return Size{extent.width + 2 * type.padding,
              extent.height + 1.5 * type.padding};
}

Group draw_box(const BoxWords& words, const BoxType& type, const Rect& rect,
               const FigureInputs& inputs) {
  Group box;
  box.children.push_back(
      {Rectangle{.rect = rect, .radius = kRadius, .fill = words.ground}});
  // A little wider than measured: rounding must not break a line anew.
  box.children.push_back(
      {TextBlock{.box = {rect.x + type.padding - 1, rect.y,
                         rect.width - 2 * type.padding + 2, rect.height},
                 .vertical = VerticalAlign::Middle,
                 .paragraphs = paragraphs_of(words, type, inputs)}});
  return box;
}

std::string describe(const BoxWords& words) {
  std::string text = words.text.plain;
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text.empty() ? words.title.plain
                      : fmt::format("{}: {}", words.title.plain, text);
}

}  // namespace owldeck
