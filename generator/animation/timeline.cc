#include "generator/animation/timeline.h"

#include <algorithm>
#include <cassert>

#include "generator/animation/easing.h"

namespace owldeck {
namespace {

/// Source: the usual limit for subtitles, 20 characters a second for adults.
constexpr double kReadingSpeed = 20;

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
      }));
}

double reading_seconds(const TimelineStep& step) {
  return static_cast<double>(characters(step.caption)) / kReadingSpeed;
}

double seconds_of(const TimelineStep& step) {
  return step.move + step.hold;
}

}  // namespace

Timeline make_timeline(const std::vector<StepPlan>& plan) {
  Timeline timeline;
  for (const StepPlan& planned : plan) {
    assert(characters(planned.caption) <= kCaptionLength);
    TimelineStep step{planned.name, planned.caption, planned.beats, 0,
                      planned.beats};
    step.hold = std::max(kShortestHold, 2 * reading_seconds(step) - step.move);
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
  return kLastHold + (length_of(timeline) - kLastHold) / 2;
}

Timeline stretched(const Timeline& timeline, double seconds) {
  assert(!timeline.steps.empty());
  const double factor =
      (seconds - kLastHold) / (length_of(timeline) - kLastHold);
  Timeline result = timeline;
  for (TimelineStep& step : result.steps) {
    step.move *= factor;
    step.hold *= factor;
  }
  TimelineStep& last = result.steps.back();
  last.hold = kLastHold + (timeline.steps.back().hold - kLastHold) * factor;
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
    if (seconds < end) {
      return i;
    }
  }
  return timeline.steps.size() - 1;
}

double progress(const Timeline& timeline, std::size_t step, double seconds) {
  const double since = seconds - start_of(timeline, step);
  return clamped(since / timeline.steps.at(step).move);
}

Moment::Moment(const Timeline& timeline, double seconds)
    : step_(step_at(timeline, seconds)) {
  double start = 0;
  for (const TimelineStep& step : timeline.steps) {
    steps_.push_back({clamped((seconds - start) / step.move), step.beats});
    start += seconds_of(step);
  }
  moving_seconds_ = steps_.at(step_).progress * timeline.steps[step_].move;
}

double Moment::during(std::size_t step, double from, double to) const {
  const Step& state = steps_.at(step);
  // At the hold everything has arrived, whatever rounding says.
  return state.progress >= 1
             ? 1
             : eased((state.progress * state.beats - from) / (to - from));
}

double Moment::through(std::size_t step) const {
  return eased(steps_.at(step).progress);
}

}  // namespace owldeck
