#pragma once

#include <string>
#include <vector>

#include "generator/animation/film_timeline.h"
#include "generator/animation/story.h"
#include "generator/animation/timeline.h"
#include "render/scene/document.h"

/// What goes with a film beside its pictures. Times are counted from the start
/// of the part that is shown. Units: seconds.
namespace owldeck {

/// As `1:05`.
[[nodiscard]] std::string clock_text(double seconds);

/// Every step's caption, from its start to the next one's.
[[nodiscard]] std::vector<FilmCaption> film_captions(const Timeline& timeline,
                                                     const FilmPart& part);

/// Every step by its name, with what the story tells of its numbers.
[[nodiscard]] std::vector<FilmChapter> film_chapters(const Story& story,
                                                     const Timeline& timeline,
                                                     const FilmPart& part);

/// Where what is seen may change alone: where a step begins. No step shows the
/// caption of another.
[[nodiscard]] std::vector<double> film_cuts(const Timeline& timeline,
                                            const FilmPart& part);

/// Where a step's motion is over: the picture stays until the step ends.
[[nodiscard]] std::vector<FilmRest> film_rests(const Timeline& timeline,
                                               const FilmPart& part);

/// The title, then a line a step: when it begins, its name, its caption and
/// what the story tells of its numbers.
[[nodiscard]] std::string film_transcript(const Story& story,
                                          const Timeline& timeline,
                                          const FilmPart& part,
                                          const std::string& title);

}  // namespace owldeck
