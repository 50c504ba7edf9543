#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/animation/camera.h"
#include "generator/animation/canvas.h"
#include "generator/animation/stage.h"
#include "generator/attention/trace.h"
#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/theme/theme.h"
#include "render/text/measure.h"

/// What a kind of film is: from an animation of a deck to a story. Opened only
/// by this folder.
namespace owldeck {

/// One step of a story: something moves, then everything rests.
struct StoryStep {
  std::string name;     ///< on the step line; short
  std::string caption;  ///< at most kCaptionLength characters
  double beats = 1;     ///< seconds of motion at its natural speed
  FormulaShot formula{};
  std::string told{};  ///< the step's numbers as a sentence, for the transcript
};

/// Draws what happens on the stage at a moment. A Cast's `draw`, or a function
/// of the moment's own.
using Play = std::function<void(const Moment&, Canvas&)>;

/// A film before it has a length: what happens in which step.
struct Story {
  std::vector<StoryStep> steps;
  Play play;
  Camera camera{};
  std::string note{};  ///< quietly in a corner: where the parameters come from
};

/// What a kind of film is made from.
struct StoryInputs {
  const AnimationSpec& spec;
  const Trace& trace;  ///< of the experiment `of`
  const Theme& theme;
  const TextMeasurer& measurer;
};

/// A kind of film. A new one is a file with its function, and a line in
/// kinds.cc.
struct FilmKind {
  std::string_view name;
  /// Reports: what `animation.h` says of make_clip; nothing if it gives a
  /// story.
  std::optional<Story> (*tell)(const StoryInputs& inputs,
                               Diagnostics& diagnostics);
  /// Which of the keys `query`, `layer`, `heads` and `temperatures` it reads;
  /// the others are refused.
  std::vector<std::string_view> reads{};
};

/// All kinds, in the order of the documentation.
[[nodiscard]] const std::vector<FilmKind>& film_kinds();

}  // namespace owldeck
