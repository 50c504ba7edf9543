#pragma once

#include <functional>
#include <string>
#include <vector>

#include "generator/deck/figure.h"
#include "generator/source/diagnostic.h"
#include "render/scene/scene.h"
#include "render/text/measure.h"

namespace owldeck {

struct FigureInputs;

/// Sets a deck's text, its numbers filled in, as a slide's text is set: with
/// emphasis, code, formulas and a printer's signs.
/// Reports: what is wrong with the text.
using TextSetter = std::function<Paragraph(
    const DeckText& text, const TextStyle& style, Diagnostics& diagnostics)>;

/// A deck's text in a figure, which can be set in any size.
struct Words {
  DeckText text;      ///< its numbers filled in
  std::string plain;  ///< as it is read aloud
  [[nodiscard]] bool empty() const { return text.value.empty(); }
};

/// Reports: what expand and the figure's TextSetter report.
[[nodiscard]] Words read_words(const DeckText& text, const FigureInputs& inputs,
                               Diagnostics& diagnostics);

/// One paragraph of `words`; what is wrong was reported when they were read.
[[nodiscard]] Paragraph set_words(const Words& words, const TextStyle& style,
                                  const FigureInputs& inputs);

/// The lines that the deck breaks `words` into.
[[nodiscard]] std::vector<Words> lines_of(const Words& words);

/// The width of `words` on one line.
[[nodiscard]] double words_width(const Words& words, const TextStyle& style,
                                 const FigureInputs& inputs);

/// One line of `words` at `align`, centred upright in `box`.
[[nodiscard]] TextBlock words_label(const Words& words, const Rect& box,
                                    const TextStyle& style, Align align,
                                    const FigureInputs& inputs);

}  // namespace owldeck
