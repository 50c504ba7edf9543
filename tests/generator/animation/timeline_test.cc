#include "generator/animation/timeline.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

Timeline two_steps() {
  return make_timeline({{"First", "Short", 0.5},
                        {"Second", "A caption of thirty characters", 2.0}});
}

}  // namespace

TEST_CASE("timeline: steps follow each other without a gap") {
  const Timeline timeline = two_steps();
  CHECK(start_of(timeline, 0) == 0);
  CHECK(start_of(timeline, 1) ==
        timeline.steps[0].move + timeline.steps[0].hold);
  CHECK(length_of(timeline) == start_of(timeline, 1) + timeline.steps[1].move +
                                   timeline.steps[1].hold);
}

TEST_CASE("timeline: a caption stays until it is read twice") {
  const Timeline timeline = make_timeline(
      {{"First", "A caption of thirty characters", 0.5}, {"Last", "", 0.5}});
  CHECK(timeline.steps[0].move + timeline.steps[0].hold ==
        doctest::Approx(2 * 30 / 24.0));
}

TEST_CASE("timeline: a short caption still rests 1.2 seconds") {
  CHECK(two_steps().steps[0].hold == kShortestHold);
}

TEST_CASE("timeline: the last step rests 3 seconds, however long the film") {
  const Timeline timeline = two_steps();
  CHECK(timeline.steps[1].hold == kLastHold);
  CHECK(stretched(timeline, 20).steps[1].hold >= kLastHold);
  CHECK(stretched(timeline, shortest_length(timeline)).steps[1].hold >=
        kLastHold);
}

TEST_CASE("timeline: pressed to the shortest, steps still rest 1.2 seconds") {
  const Timeline timeline = two_steps();
  const Timeline pressed = stretched(timeline, shortest_length(timeline));
  CHECK(pressed.steps[0].hold >= kShortestHold);
  CHECK(pressed.steps[0].move == doctest::Approx(timeline.steps[0].move / 2));
}

TEST_CASE("timeline: a rest that is shorter already is left as it is") {
  Timeline timeline = two_steps();
  timeline.steps[1].hold = kShortestHold;
  for (const double seconds : {shortest_length(timeline), 9.0, 100.0}) {
    const Timeline changed = stretched(timeline, seconds);
    CHECK(length_of(changed) == doctest::Approx(seconds));
    CHECK(changed.steps[1].hold == kShortestHold);
  }
}

TEST_CASE("timeline: a step without motion is over when it begins") {
  Timeline timeline = two_steps();
  timeline.steps[1].move = timeline.steps[1].beats = 0;
  const double start = start_of(timeline, 1);
  CHECK(progress(timeline, 1, start - 0.01) == 0);
  CHECK(progress(timeline, 1, start) == 1);
}

TEST_CASE("timeline: stretched has the length asked for") {
  for (const double seconds : {6.0, 10.0, 42.5}) {
    CHECK(length_of(stretched(two_steps(), seconds)) ==
          doctest::Approx(seconds));
  }
}

TEST_CASE("timeline: step_at finds the step of a time, and the ends") {
  const Timeline timeline = two_steps();
  CHECK(step_at(timeline, -1) == 0);
  CHECK(step_at(timeline, 0) == 0);
  CHECK(step_at(timeline, start_of(timeline, 1) - 0.01) == 0);
  CHECK(step_at(timeline, start_of(timeline, 1)) == 1);
  CHECK(step_at(timeline, 1000) == 1);
}

TEST_CASE("timeline: progress rises from 0 to 1 and stays") {
  const Timeline timeline = two_steps();
  double before = 0;
  for (double time = 0; time < length_of(timeline); time += 0.01) {
    const double now = progress(timeline, 1, time);
    CHECK(now >= before);
    CHECK(now <= 1);
    before = now;
  }
  CHECK(progress(timeline, 1, start_of(timeline, 1)) == 0);
  CHECK(before == 1);
}

TEST_CASE("moment: motion is complete, exactly, when the hold begins") {
  const Timeline timeline = stretched(two_steps(), 17.3);
  const double rest = start_of(timeline, 1) + timeline.steps[1].move;
  for (const double time : {rest + 1e-9, rest + 1, 17.3}) {
    const Moment moment(timeline, time);
    CHECK(moment.during(1, 0.2, 2.0) == 1);
    CHECK(moment.through(1) == 1);
  }
}

TEST_CASE("moment: parts of a motion are told in beats of the plan") {
  const Timeline timeline = stretched(two_steps(), 30);
  const double half = start_of(timeline, 1) + timeline.steps[1].move / 2;
  const Moment moment(timeline, half);
  CHECK(moment.during(1, 0.0, 1.0) == 1);
  CHECK(moment.during(1, 1.0, 2.0) == doctest::Approx(0));
  CHECK(moment.during(1, 0.5, 1.5) == doctest::Approx(0.5));
}

}  // namespace owldeck
