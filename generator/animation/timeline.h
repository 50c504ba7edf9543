#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/animation/easing.h"

namespace owldeck {

/// One step of a film: something moves, then everything rests while the
/// caption is read.
struct TimelineStep {
  std::string name;     ///< on the step line at the foot
  std::string caption;  ///< at most kCaptionLength characters
  double move = 0.8;    ///< seconds of motion, at the start of the step
  double hold = 0;      ///< seconds of rest after it
  /// Length of the motion as the film's author counts it: `during` is told in
  /// these seconds, however much the film is stretched.
  double beats = 0;
  Easing easing = Easing::Smooth;
  friend bool operator==(const TimelineStep&, const TimelineStep&) = default;
};

/// The steps of a film, one after the other, from second 0.
struct Timeline {
  std::vector<TimelineStep> steps;
  friend bool operator==(const Timeline&, const Timeline&) = default;
};

inline constexpr std::size_t kCaptionLength = 60;
/// The shortest rest after a motion, and that of the last frame.
inline constexpr double kShortestHold = 1.2;
inline constexpr double kLastHold = 3.0;

/// Motion may run this many times as fast as planned.
inline constexpr double kFastestMotion = 2;

/// The number of characters in UTF-8 text.
[[nodiscard]] std::size_t character_count(const std::string& text);

/// How long a step rests so that its caption, which appears as its motion
/// begins, is read twice. Units: seconds.
[[nodiscard]] double reading_hold(const TimelineStep& step);

/// What a step is before the film's length is set.
struct StepPlan {
  std::string name;
  std::string caption;
  double beats = 0.8;
};

/// The steps with holds long enough that every caption is read twice from the
/// moment it appears; the last is held for kLastHold or longer.
[[nodiscard]] Timeline make_timeline(const std::vector<StepPlan>& plan);

/// Seconds from the first frame to the last.
[[nodiscard]] double length_of(const Timeline& timeline);

/// The shortest length in which the motion can still be followed.
[[nodiscard]] double shortest_length(const Timeline& timeline);

/// The timeline stretched or pressed to `seconds`; holds stay at least
/// kShortestHold, the last at least kLastHold, or as short as they are.
/// Needs: seconds >= shortest_length(timeline).
[[nodiscard]] Timeline stretched(const Timeline& timeline, double seconds);

/// When step `step` begins. Units: seconds.
[[nodiscard]] double start_of(const Timeline& timeline, std::size_t step);

/// The step shown at `seconds` (the first before 0, the last after the end).
[[nodiscard]] std::size_t step_at(const Timeline& timeline, double seconds);

/// How far the motion of `step` has come at `seconds`, even in time: 0 before
/// it, 1 from the moment the hold begins.
[[nodiscard]] double progress(const Timeline& timeline, std::size_t step,
                              double seconds);

struct When;

/// One moment of a film: how far every step's motion has come. Two moments of
/// the same hold are equal, so what is drawn from them is, too.
class Moment {
 public:
  Moment(const Timeline& timeline, double seconds);

  [[nodiscard]] std::size_t step() const { return step_; }
  /// Share of the step's motion that is done, even in time, 0..1.
  [[nodiscard]] double progress(std::size_t step) const {
    return steps_.at(step).progress;
  }
  /// Eased share of the part of step `step`'s motion between `from` and `to`.
  /// Units: beats.
  [[nodiscard]] double during(std::size_t step, double from, double to) const;
  [[nodiscard]] double during(const When& when) const;
  /// The eased share of the whole motion of `step`.
  [[nodiscard]] double through(std::size_t step) const;
  /// Seconds of motion since the current step began, at most its motion's.
  [[nodiscard]] double moving_seconds() const { return moving_seconds_; }

 private:
  struct Step {
    double progress = 0;
    double beats = 0;
    Easing easing = Easing::Smooth;
  };
  std::vector<Step> steps_;
  std::size_t step_ = 0;
  double moving_seconds_ = 0;
};

/// One after the other: when item `index` moves, if each takes `each` and the
/// first starts at `from`. Units: beats.
struct Turn {
  double from = 0;
  double to = 0;
};
[[nodiscard]] inline Turn turn(double from, double each, std::size_t index) {
  const double start = from + each * static_cast<double>(index);
  return {start, start + each};
}

}  // namespace owldeck
