#include "generator/animation/track.h"

#include <doctest/doctest.h>

#include <cmath>

#include "generator/animation/timeline.h"

namespace owldeck {
namespace {

/// Two steps of four beats of motion, a second each, and a rest of a second.
Timeline two_steps() {
  return {{{"First", "", 4, 1, 4, Easing::Linear},
           {"Second", "", 4, 1, 4, Easing::Linear}}};
}

template <class Value>
Value at(const Track<Value>& track, double seconds) {
  return track.at(Moment(two_steps(), seconds));
}

}  // namespace

TEST_CASE("track: without changes it keeps its first value") {
  CHECK(at(Track<double>(3), 0) == 3);
  CHECK(at(Track<double>(3), 9) == 3);
  CHECK(Track<double>(3).last() == 3);
}

TEST_CASE("track: a change runs from its beginning to its end and stays") {
  Track<double> track(10);
  track.change(20, {0, 1, 3, {}});
  CHECK(at(track, 1) == 10);
  CHECK(at(track, 2) == doctest::Approx(15));
  CHECK(at(track, 3) == 20);
  CHECK(at(track, 9) == 20);
  CHECK(track.last() == 20);
}

TEST_CASE("track: a change of a later step waits for that step") {
  Track<double> track(0);
  track.change(8, {1, 0, 4, {}});
  CHECK(at(track, 4.9) == 0);
  CHECK(at(track, 7) == doctest::Approx(4));
  CHECK(at(track, 9) == 8);
}

TEST_CASE("track: a change takes over from where the last one has come") {
  Track<double> track(0);
  track.change(10, {0, 0, 2, {}});
  track.change(-10, {0, 1, 3, {}});
  double before = at(track, 0);
  for (double seconds = 0; seconds < 4; seconds += 0.01) {
    const double now = at(track, seconds);
    CHECK(std::abs(now - before) < 0.3);
    before = now;
  }
  CHECK(before == -10);
}

TEST_CASE("track: a change may have an easing of its own") {
  Track<double> track(0);
  track.change(1, {0, 0, 4, Easing::In});
  CHECK(at(track, 2) == doctest::Approx(0.25));
}

}  // namespace owldeck
