#include "generator/figures/words.h"

#include <algorithm>
#include <utility>

#include "generator/attention/expression.h"
#include "generator/figures/figure.h"
#include "render/scene/plain_text.h"

namespace owldeck {
namespace {

Paragraph set(const DeckText& text, const TextStyle& style,
              const FigureInputs& inputs, Diagnostics& diagnostics) {
  if (inputs.set_text) {
    return inputs.set_text(text, style, diagnostics);
  }
  return {.runs = {{.text = text.value, .style = style}}};
}

}  // namespace

Words read_words(const DeckText& text, const FigureInputs& inputs,
                 Diagnostics& diagnostics) {
  Words words{.text = {expand(text, inputs.traces, diagnostics), text.span}};
  if (!words.empty()) {
    words.plain = plain_text(set(words.text, {}, inputs, diagnostics));
  }
  return words;
}

Paragraph set_words(const Words& words, const TextStyle& style,
                    const FigureInputs& inputs) {
  Diagnostics reported_when_read;
  return set(words.text, style, inputs, reported_when_read);
}

std::vector<Words> lines_of(const Words& words) {
  std::vector<Words> lines;
  const std::string& text = words.text.value;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string line = text.substr(start, end - start);
    lines.push_back({.text = {line, words.text.span}, .plain = line});
    start = end + 1;
  }
  return lines;
}

double words_width(const Words& words, const TextStyle& style,
                   const FigureInputs& inputs) {
  return words.empty()
             ? 0
             : inputs.measurer.measure({set_words(words, style, inputs)}, 0)
                   .width;
}

TextBlock words_label(const Words& words, const Rect& box,
                      const TextStyle& style, Align align,
                      const FigureInputs& inputs) {
  Paragraph paragraph = set_words(words, style, inputs);
  paragraph.align = align;
  const double shift = align == Align::Left     ? 0
                       : align == Align::Center ? box.width / 2
                                                : box.width;
  return {.box = {box.x + shift, box.y, 0, box.height},
          .vertical = VerticalAlign::Middle,
          .paragraphs = {std::move(paragraph)}};
}

}  // namespace owldeck
