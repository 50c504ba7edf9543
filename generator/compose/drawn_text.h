#pragma once

#include <string>
#include <vector>

#include "render/scene/scene.h"
#include "render/text/measure.h"

namespace owldeck {

/// What of a text stands on one line in one style, and where its ink is, in the
/// coordinates of the text's block.
struct DrawnRun {
  const Run* run = nullptr;
  std::size_t paragraph = 0;
  int line = 0;
  Rect ink;
};

/// All that `block` draws, line by line. Gives: pointers into `block`.
[[nodiscard]] std::vector<DrawnRun> drawn_runs(const TextBlock& block,
                                               const TextMeasurer& measurer);

/// The beginning of `text` in quotes, cut between characters.
[[nodiscard]] std::string quoted(const std::string& text);

/// Whether `text` is nothing but separators, bullets and spaces, which nobody
/// has to read.
[[nodiscard]] bool is_ornament(const std::string& text);

}  // namespace owldeck
