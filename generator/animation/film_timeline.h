#pragma once

#include <optional>

#include "generator/animation/story.h"
#include "generator/animation/timeline.h"

namespace owldeck {

/// The timeline of `story`, changed as the animation asks: captions, lengths
/// and easings of steps, then its speed or its length as a whole. Without
/// either, every caption stays as long as it takes to read it twice, and every
/// step takes a whole number of frames.
/// Reports: `unknown-step`, `duplicate-name`, `unknown-easing`, `film-caption`
/// if one is too long or too wide, `film-length` if the motion could not be
/// followed or the film is too long, `film-hold` if a rest is too short.
[[nodiscard]] std::optional<Timeline> film_timeline(
    const Story& story, const AnimationSpec& spec, const TextMeasurer& measurer,
    const Theme& theme, Diagnostics& diagnostics);

/// The part of a film that is shown. Units: seconds.
struct FilmPart {
  double from = 0;
  double to = 0;
};

/// From the step that the animation begins with to the one that it ends with.
/// Reports: `unknown-step`, or `film-part` if they are the wrong way round.
[[nodiscard]] std::optional<FilmPart> film_part(const Timeline& timeline,
                                                const AnimationSpec& spec,
                                                Diagnostics& diagnostics);

}  // namespace owldeck
