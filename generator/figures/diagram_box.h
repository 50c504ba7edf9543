#pragma once

#include <optional>
#include <string>

#include "generator/deck/diagram.h"
#include "generator/figures/figure.h"

/// The boxes that figures of words are made of.
namespace owldeck {

/// The sizes of a box's texts and the space around them.
struct BoxType {
  double title = 0;
  double text = 0;
  double padding = 0;
};
[[nodiscard]] BoxType large_box(const Theme& theme);
[[nodiscard]] BoxType medium_box(const Theme& theme);
[[nodiscard]] BoxType small_box(const Theme& theme);

/// What a box shows, its numbers filled in.
struct BoxWords {
  Words title;
  Words text;  ///< may be empty
  Color ink;   ///< of the title
  Color ground;
};

/// Reports: what expand reports.
[[nodiscard]] BoxWords box_words(const DiagramBox& box,
                                 const FigureInputs& inputs,
                                 Diagnostics& diagnostics);

/// The size of a box at most `widest` wide, or nothing if a word is wider.
[[nodiscard]] std::optional<Size> box_size(const BoxWords& words,
                                           const BoxType& type, double widest,
                                           const FigureInputs& inputs);

/// The box that fills `rect`, its texts centred.
[[nodiscard]] Group draw_box(const BoxWords& words, const BoxType& type,
                             const Rect& rect, const FigureInputs& inputs);

/// `title: text`, or the title alone.
[[nodiscard]] std::string describe(const BoxWords& words);

}  // namespace owldeck
