#include "generator/animation/film_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "generator/animation/stage.h"

namespace owldeck {
namespace {

/// A step of the part that is shown. Units: seconds since the part's start.
struct ShownStep {
  std::size_t index = 0;
  double from = 0;
  double to = 0;
};

// Parts begin and end with steps, so that each is shown whole or not at all.
std::vector<ShownStep> shown_steps(const Timeline& timeline,
                                   const FilmPart& part) {
  std::vector<ShownStep> steps;
  for (std::size_t i = 0; i < timeline.steps.size(); ++i) {
    const double from = start_of(timeline, i);
    if (from >= part.from && from < part.to) {
      steps.push_back(
          {i, from - part.from, start_of(timeline, i + 1) - part.from});
    }
  }
  return steps;
}

/// `text` with a full stop, unless it ends with a mark of its own.
std::string as_sentence(const std::string& text) {
  constexpr std::string_view kMarks = ".!?";
  const bool ended =
      text.empty() || kMarks.find(text.back()) != std::string_view::npos;
  return ended ? text : text + ".";
}

}  // namespace

std::string clock_text(double seconds) {
  constexpr int kMinute = 60;
  const int whole = static_cast<int>(seconds);
  return fmt::format("{}:{:02}", whole / kMinute, whole % kMinute);
}

std::vector<FilmCaption> film_captions(const Timeline& timeline,
                                       const FilmPart& part) {
  std::vector<FilmCaption> captions;
  for (const ShownStep& step : shown_steps(timeline, part)) {
    const std::string& text = timeline.steps[step.index].caption;
    if (!text.empty()) {
      captions.push_back({step.from, step.to, text});
    }
  }
  return captions;
}

std::vector<FilmChapter> film_chapters(const Story& story,
                                       const Timeline& timeline,
                                       const FilmPart& part) {
  assert(story.steps.size() == timeline.steps.size());
  std::vector<FilmChapter> chapters;
  for (const ShownStep& step : shown_steps(timeline, part)) {
    chapters.push_back({step.from, timeline.steps[step.index].name,
                        as_sentence(story.steps[step.index].told)});
  }
  return chapters;
}

std::vector<double> film_cuts(const Timeline& timeline, const FilmPart& part) {
  std::vector<double> cuts;
  for (const ShownStep& step : shown_steps(timeline, part)) {
    cuts.push_back(step.from);
  }
  return cuts;
}

std::vector<FilmRest> film_rests(const Timeline& timeline,
                                 const FilmPart& part) {
  std::vector<FilmRest> rests;
  for (const ShownStep& step : shown_steps(timeline, part)) {
    const double from = step.from + timeline.steps[step.index].move;
    if (from < step.to) {
      rests.push_back({from, step.to});
    }
  }
  return rests;
}

std::string film_transcript(const Story& story, const Timeline& timeline,
                            const FilmPart& part, const std::string& title) {
  assert(story.steps.size() == timeline.steps.size());
  std::string text = title + "\n\n";
  for (const ShownStep& step : shown_steps(timeline, part)) {
    const TimelineStep& shown = timeline.steps[step.index];
    text += clock_text(step.from);
    for (const std::string* said :
         {&shown.name, &shown.caption, &story.steps[step.index].told}) {
      text += said->empty() ? "" : " " + as_sentence(*said);
    }
    text += "\n";
  }
  if (!story.note.empty()) {
    text += "\n" + as_sentence(story.note) + "\n";
  }
  return text;
}

}  // namespace owldeck
