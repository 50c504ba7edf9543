#include "generator/animation/timeline.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "generator/animation/track.h"

namespace owldeck {
namespace {

/// Characters a second. Source: 238 words a minute in silent reading (Brysbaert
/// 2019), at six characters a word with its space.
constexpr double kReadingSpeed = 24;

/// Times are told apart from here on. What rounding adds late in a film is
/// less, so that two films which differ early have the same frames later.
constexpr double kFinest = 1e-9;

double seconds_of(const TimelineStep& step) {
  return step.move + step.hold;
}

// A hold that was asked to be shorter stays as it is.
double least_hold(const Timeline& timeline, std::size_t step) {
  const bool last = step + 1 == timeline.steps.size();
  return std::min(timeline.steps[step].hold, last ? kLastHold : kShortestHold);
}

double least_rest(const Timeline& timeline) {
  double rest = 0;
  for (std::size_t i = 0; i < timeline.steps.size(); ++i) {
    rest += least_hold(timeline, i);
  }
  return rest;
}

}  // namespace

std::size_t character_count(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
      }));
}

double reading_hold(const TimelineStep& step) {
  const double twice =
      2 * static_cast<double>(character_count(step.caption)) / kReadingSpeed;
  return std::max(kShortestHold, twice - step.move);
}

Timeline make_timeline(const std::vector<StepPlan>& plan) {
  Timeline timeline;
  for (const StepPlan& planned : plan) {
    assert(character_count(planned.caption) <= kCaptionLength);
    TimelineStep step{planned.name, planned.caption, planned.beats, 0,
                      planned.beats};
    step.hold = reading_hold(step);
    timeline.steps.push_back(step);
  }
  if (!timeline.steps.empty()) {
    TimelineStep& last = timeline.steps.back();
    last.hold = std::max(last.hold, kLastHold);
  }
  return timeline;
}

double length_of(const Timeline& timeline) {
  return start_of(timeline, timeline.steps.size());
}

double shortest_length(const Timeline& timeline) {
  const double least = least_rest(timeline);
  return least + (length_of(timeline) - least) / kFastestMotion;
}

Timeline stretched(const Timeline& timeline, double seconds) {
  assert(!timeline.steps.empty());
  const double least = least_rest(timeline);
  const double factor = (seconds - least) / (length_of(timeline) - least);
  Timeline result = timeline;
  for (std::size_t i = 0; i < result.steps.size(); ++i) {
    TimelineStep& step = result.steps[i];
    const double rest = least_hold(timeline, i);
    step.move *= factor;
    step.hold = rest + (step.hold - rest) * factor;
  }
  return result;
}

double start_of(const Timeline& timeline, std::size_t step) {
  double seconds = 0;
  for (std::size_t i = 0; i < step; ++i) {
    seconds += seconds_of(timeline.steps.at(i));
  }
  return seconds;
}

std::size_t step_at(const Timeline& timeline, double seconds) {
  double end = 0;
  for (std::size_t i = 0; i < timeline.steps.size(); ++i) {
    end += seconds_of(timeline.steps[i]);
    if (seconds + kFinest / 2 < end) {
      return i;
    }
  }
  return timeline.steps.size() - 1;
}

double progress(const Timeline& timeline, std::size_t step, double seconds) {
  const double since =
      std::round((seconds - start_of(timeline, step)) / kFinest) * kFinest;
  const double move = timeline.steps.at(step).move;
  if (move <= 0) {
    return since < 0 ? 0 : 1;
  }
  return clamped(since / move);
}

Moment::Moment(const Timeline& timeline, double seconds)
    : step_(step_at(timeline, seconds)) {
  for (std::size_t i = 0; i < timeline.steps.size(); ++i) {
    steps_.push_back({owldeck::progress(timeline, i, seconds),
                      timeline.steps[i].beats, timeline.steps[i].easing});
  }
  moving_seconds_ = steps_.at(step_).progress * timeline.steps[step_].move;
}

double Moment::during(std::size_t step, double from, double to) const {
  return during(When{step, from, to, {}});
}

double Moment::during(const When& when) const {
  const Step& state = steps_.at(when.step);
  // At the hold everything has arrived, whatever rounding says.
  return state.progress >= 1
             ? 1
             : eased((state.progress * state.beats - when.from) /
                         (when.to - when.from),
                     when.easing.value_or(state.easing));
}

double Moment::through(std::size_t step) const {
  const Step& state = steps_.at(step);
  return eased(state.progress, state.easing);
}

}  // namespace owldeck
