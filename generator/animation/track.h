#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "generator/animation/easing.h"
#include "generator/animation/timeline.h"

namespace owldeck {

/// When something changes: a part of one step's motion.
/// Units: beats of that step (TimelineStep::beats).
struct When {
  std::size_t step = 0;
  double from = 0;
  double to = 1;
  std::optional<Easing> easing{};  ///< the step's own if absent
};

/// A property over a film's time: a first value, and changes one after the
/// other. A change that begins before the last has ended takes over from where
/// that one has come, so that nothing jumps.
template <class Value>
class Track {
 public:
  explicit Track(Value start) : start_(std::move(start)) {}

  /// Needs: `when` begins no earlier than the change before it.
  void change(Value to, const When& when) {
    changes_.push_back({when, std::move(to)});
  }

  [[nodiscard]] Value at(const Moment& moment) const {
    Value value = start_;
    for (const Change& change : changes_) {
      const double done = moment.during(change.when);
      if (done > 0) {
        value = between(value, change.to, done);
      }
    }
    return value;
  }

  /// The value after all changes that have been made so far.
  [[nodiscard]] const Value& last() const {
    return changes_.empty() ? start_ : changes_.back().to;
  }

 private:
  struct Change {
    When when;
    Value to;
  };
  Value start_;
  std::vector<Change> changes_;
};

}  // namespace owldeck
