#include "generator/animation/film_timeline.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

/// What a step may take longer so that it ends with a frame.
constexpr double kTwoFrames = 2.0 / 30;

Story three_steps() {
  Story story;
  story.steps = {{"One", "The first of three", 1.0},
                 {"Two", "A second caption of some length", 2.0},
                 {"Three", "The end", 0.5}};
  return story;
}

AnimationSpec spec_with(const AnimationStep& step) {
  AnimationSpec spec;
  spec.steps = {step};
  return spec;
}

AnimationStep step_of(const std::string& name) {
  AnimationStep step;
  step.name = {name, {"deck.yaml", 5, 9, 3}};
  return step;
}

std::optional<Timeline> timeline_of(const AnimationSpec& spec,
                                    Diagnostics& diagnostics) {
  return film_timeline(three_steps(), spec, text_engine(), light_theme(),
                       diagnostics);
}

Timeline timeline_of(const AnimationSpec& spec) {
  Diagnostics diagnostics;
  return timeline_of(spec, diagnostics).value();
}

}  // namespace

TEST_CASE("film timeline: by itself it is the story's, in smooth motion") {
  const Timeline timeline = timeline_of(AnimationSpec{});
  REQUIRE(timeline.steps.size() == 3);
  CHECK(timeline.steps[1].name == "Two");
  CHECK(timeline.steps[1].caption == "A second caption of some length");
  CHECK(timeline.steps[1].move == 2);
  CHECK(timeline.steps[1].easing == Easing::Smooth);
  CHECK(timeline.steps[2].hold >= kLastHold);
  CHECK(timeline.steps[2].hold < kLastHold + kTwoFrames);
}

TEST_CASE("film timeline: every step takes a whole number of frames") {
  for (const int rate : {1, 7, 10, 30, 60}) {
    AnimationSpec spec;
    spec.frames_per_second.value = rate;
    for (const TimelineStep& step : timeline_of(spec).steps) {
      const double frames = (step.move + step.hold) * rate;
      CHECK(frames == doctest::Approx(std::round(frames)));
      CHECK(step.hold >= reading_hold(step) - 1e-9);
    }
  }
}

TEST_CASE("film timeline: at even rates that holds at half the rate") {
  for (const TimelineStep& step : timeline_of(AnimationSpec{}).steps) {
    const double frames = (step.move + step.hold) * 15;
    CHECK(frames == doctest::Approx(std::round(frames)));
  }
}

TEST_CASE("film timeline: another caption stays until it is read twice") {
  AnimationStep step = step_of("One");
  step.caption = {
      "Sixty characters of caption, which takes five seconds, twice", {}};
  const Timeline timeline = timeline_of(spec_with(step));
  CHECK(timeline.steps[0].caption == step.caption->value);
  CHECK(timeline.steps[0].move + timeline.steps[0].hold == doctest::Approx(5));
}

TEST_CASE("film timeline: a step's motion and rest may have other lengths") {
  AnimationStep step = step_of("Two");
  step.seconds = Located<double>{3.5, {}};
  step.hold = Located<double>{4.25, {}};
  const TimelineStep changed = timeline_of(spec_with(step)).steps[1];
  CHECK(changed.move == 3.5);
  CHECK(changed.hold >= 4.25);
  CHECK(changed.hold < 4.25 + kTwoFrames);
  CHECK(changed.beats == 2);
}

TEST_CASE("film timeline: the film's easing holds where a step has none") {
  AnimationStep step = step_of("Two");
  step.easing = Located<std::string>{"linear", {}};
  AnimationSpec spec = spec_with(step);
  spec.easing.value = "gentle";
  const Timeline timeline = timeline_of(spec);
  CHECK(timeline.steps[0].easing == Easing::Gentle);
  CHECK(timeline.steps[1].easing == Easing::Linear);
}

TEST_CASE("film timeline: twice the speed takes half the time") {
  AnimationSpec spec;
  const double natural = length_of(timeline_of(spec));
  spec.speed.value = 0.5;
  CHECK(std::abs(length_of(timeline_of(spec)) - 2 * natural) < 6 * kTwoFrames);
}

TEST_CASE("film timeline: is as long as it was asked to be") {
  AnimationSpec spec = spec_with(step_of("One"));
  spec.seconds.emplace().value = 20;
  CHECK(length_of(timeline_of(spec)) == doctest::Approx(20));
}

TEST_CASE(
    "film timeline: rests that make a film longer than an hour are told") {
  AnimationStep step = step_of("One");
  step.hold = Located<double>{3600, {}};
  AnimationSpec spec = spec_with(step);
  spec.id.span = {"deck.yaml", 2, 3, 4};
  Diagnostics diagnostics;
  CHECK_FALSE(timeline_of(spec, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "film-length");
  CHECK(diagnostics.all()[0].span == spec.id.span);
  CHECK(diagnostics.all()[0].message == "a film of 3608 seconds is too long");
}

TEST_CASE("film timeline: a film too short to follow names the shortest") {
  AnimationSpec spec = spec_with(step_of("One"));
  spec.seconds = Located<double>{2.345, {}};
  Diagnostics diagnostics;
  CHECK_FALSE(timeline_of(spec, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message ==
        "a film of 2.35 seconds is too short for what it shows");
  CHECK(diagnostics.all()[0].hint == "use 8 to 3600 seconds");
}

TEST_CASE("film timeline: a caption that does not fit says by what") {
  const auto said = [](const std::string& caption) {
    AnimationStep step = step_of("One");
    step.caption = DeckText{caption, {}};
    Diagnostics diagnostics;
    CHECK_FALSE(timeline_of(spec_with(step), diagnostics).has_value());
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all()[0].message + ": " + diagnostics.all()[0].hint;
  };
  CHECK(said(std::string(61, 'i')) ==
        "a caption of 61 characters cannot be read in time: use at most 60 "
        "characters");
  CHECK(said(std::string(60, 'W')) ==
        "the caption is 1115 units too wide: make it shorter");
}

TEST_CASE("film timeline: all that is wrong is told at once") {
  AnimationSpec spec = spec_with(step_of("Four"));
  spec.steps.push_back(step_of("Two"));
  spec.steps.back().easing = {"bouncy", {}};
  spec.steps.push_back(step_of("Two"));
  Diagnostics diagnostics;
  CHECK_FALSE(timeline_of(spec, diagnostics).has_value());
  std::vector<std::string> codes;
  for (const Diagnostic& found : diagnostics.all()) {
    codes.push_back(found.code);
  }
  CHECK(codes == std::vector<std::string>{"unknown-step", "unknown-easing",
                                          "duplicate-name"});
}

TEST_CASE("film part: without from and to it is the whole film") {
  const Timeline timeline = timeline_of(AnimationSpec{});
  Diagnostics diagnostics;
  const auto part = film_part(timeline, {}, diagnostics).value();
  CHECK(part.from == 0);
  CHECK(part.to == length_of(timeline));
}

TEST_CASE("film part: begins and ends with the steps named") {
  const Timeline timeline = timeline_of(AnimationSpec{});
  AnimationSpec spec;
  spec.first_step = spec.last_step = Located<std::string>{"Two", {}};
  Diagnostics diagnostics;
  const auto part = film_part(timeline, spec, diagnostics).value();
  CHECK(part.from == start_of(timeline, 1));
  CHECK(part.to == start_of(timeline, 2));
}

}  // namespace owldeck
