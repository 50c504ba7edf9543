#include "generator/animation/film_timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/animation/stage.h"

namespace owldeck {
namespace {

constexpr double kLongestFilm = 3600;

std::vector<std::string> names_of(const std::vector<StoryStep>& steps) {
  std::vector<std::string> names;
  for (const StoryStep& step : steps) {
    names.push_back(step.name);
  }
  return names;
}

std::optional<std::size_t> find_step(const Located<std::string>& name,
                                     const std::vector<std::string>& names,
                                     Diagnostics& diagnostics) {
  const auto found = std::ranges::find(names, name.value);
  if (found != names.end()) {
    return static_cast<std::size_t>(found - names.begin());
  }
  diagnostics.error(name.span, "unknown-step",
                    fmt::format("the film has no step '{}'", name.value),
                    suggest(name.value, names));
  return std::nullopt;
}

std::optional<Easing> find_easing(const Located<std::string>& name,
                                  Diagnostics& diagnostics) {
  const auto found = std::ranges::find(kEasingNames, name.value);
  if (found != kEasingNames.end()) {
    return static_cast<Easing>(found - kEasingNames.begin());
  }
  diagnostics.error(
      name.span, "unknown-easing",
      fmt::format("unknown easing '{}'", name.value),
      suggest(name.value, {kEasingNames.begin(), kEasingNames.end()}));
  return std::nullopt;
}

/// What a caption is measured by.
struct CaptionRoom {
  const TextMeasurer& measurer;
  const Theme& theme;
};

bool caption_fits(const DeckText& caption, const CaptionRoom& room,
                  Diagnostics& diagnostics) {
  const std::size_t letters = character_count(caption.value);
  const double over =
      text_width(room.measurer, caption.value, caption_style(room.theme)) -
      kCaptionWidth;
  if (letters <= kCaptionLength && over <= 0) {
    return true;
  }
  diagnostics.error(
      caption.span, "film-caption",
      letters > kCaptionLength
          ? fmt::format("a caption of {} characters cannot be read in time",
                        letters)
          : fmt::format("the caption is {:.0f} units too wide", over),
      letters > kCaptionLength
          ? fmt::format("use at most {} characters", kCaptionLength)
          : "make it shorter");
  return false;
}

bool hold_is_long_enough(const Located<double>& hold,
                         Diagnostics& diagnostics) {
  if (hold.value >= kShortestHold) {
    return true;
  }
  diagnostics.error(
      hold.span, "film-hold",
      fmt::format("a rest of {:g} seconds is too short to look", hold.value),
      fmt::format("use {:g} seconds or more", kShortestHold));
  return false;
}

bool motion_can_be_followed(const Located<double>& seconds, double beats,
                            Diagnostics& diagnostics) {
  const double least = beats / kFastestMotion;
  if (seconds.value >= least) {
    return true;
  }
  diagnostics.error(seconds.span, "film-length",
                    fmt::format("what moves in this step cannot be followed in "
                                "{:g} seconds",
                                seconds.value),
                    fmt::format("use {:.1f} seconds or more", least));
  return false;
}

/// What the animation says of one step.
void change_step(const AnimationStep& asked, const CaptionRoom& room,
                 TimelineStep& step, Diagnostics& diagnostics) {
  if (asked.caption && caption_fits(*asked.caption, room, diagnostics)) {
    step.caption = asked.caption->value;
    step.hold = reading_hold(step);
  }
  if (asked.seconds &&
      motion_can_be_followed(*asked.seconds, step.beats, diagnostics)) {
    step.move = asked.seconds->value;
    step.hold = reading_hold(step);
  }
  if (asked.hold && hold_is_long_enough(*asked.hold, diagnostics)) {
    step.hold = asked.hold->value;
  }
  if (asked.easing) {
    step.easing = find_easing(*asked.easing, diagnostics).value_or(step.easing);
  }
}

void change_steps(const AnimationSpec& spec,
                  const std::vector<std::string>& names,
                  const CaptionRoom& room, Timeline& timeline,
                  Diagnostics& diagnostics) {
  std::vector<std::size_t> changed;
  for (const AnimationStep& asked : spec.steps) {
    const std::optional<std::size_t> index =
        find_step(asked.name, names, diagnostics);
    if (!index) {
      continue;
    }
    if (std::ranges::find(changed, *index) != changed.end()) {
      diagnostics.error(
          asked.name.span, "duplicate-name",
          fmt::format("step '{}' is told twice", asked.name.value),
          "write it once");
      continue;
    }
    changed.push_back(*index);
    change_step(asked, room, timeline.steps[*index], diagnostics);
  }
}

/// Whole seconds, and three digits of what is shorter than ten.
std::string length_text(double seconds) {
  constexpr double kShort = 10;
  return seconds < kShort ? fmt::format("{:.3g}", seconds)
                          : fmt::format("{:.0f}", seconds);
}

/// Every step rests until a whole number of frames is over, at half the rate,
/// too, so that a step that takes longer leaves the frames of the others as
/// they are.
Timeline on_frames(Timeline timeline, int frames_per_second) {
  const double frame =
      (frames_per_second % 2 == 0 ? 2.0 : 1.0) / frames_per_second;
  // What is over by less is rounding.
  constexpr double kNothing = 1e-6;
  for (TimelineStep& step : timeline.steps) {
    const double frames = (step.move + step.hold) / frame;
    step.hold = std::ceil(frames - kNothing) * frame - step.move;
  }
  return timeline;
}

std::optional<Timeline> with_length(const Timeline& timeline,
                                    const AnimationSpec& spec,
                                    Diagnostics& diagnostics) {
  const bool natural = !spec.seconds && spec.speed.value == 1;
  const Span& span = spec.seconds ? spec.seconds->span
                     : natural    ? spec.id.span
                                  : spec.speed.span;
  const double wanted = spec.seconds ? spec.seconds->value
                                     : length_of(timeline) / spec.speed.value;
  const double shortest = std::ceil(shortest_length(timeline));
  if (natural && wanted <= kLongestFilm) {
    return on_frames(timeline, spec.frames_per_second.value);
  }
  if (wanted >= shortest && wanted <= kLongestFilm) {
    return stretched(timeline, wanted);
  }
  diagnostics.error(
      span, "film-length",
      fmt::format("a film of {} seconds is too {}", length_text(wanted),
                  wanted < shortest ? "short for what it shows" : "long"),
      fmt::format("use {:g} to {:g} seconds", shortest, kLongestFilm));
  return std::nullopt;
}

}  // namespace

std::optional<Timeline> film_timeline(const Story& story,
                                      const AnimationSpec& spec,
                                      const TextMeasurer& measurer,
                                      const Theme& theme,
                                      Diagnostics& diagnostics) {
  const std::size_t found = diagnostics.all().size();
  std::vector<StepPlan> plan;
  for (const StoryStep& step : story.steps) {
    plan.push_back({step.name, step.caption, step.beats});
  }
  Timeline timeline = make_timeline(plan);
  const std::optional<Easing> easing = find_easing(spec.easing, diagnostics);
  for (TimelineStep& step : timeline.steps) {
    step.easing = easing.value_or(Easing::Smooth);
  }
  change_steps(spec, names_of(story.steps), {measurer, theme}, timeline,
               diagnostics);
  if (diagnostics.all().size() > found) {
    return std::nullopt;
  }
  return with_length(timeline, spec, diagnostics);
}

std::optional<FilmPart> film_part(const Timeline& timeline,
                                  const AnimationSpec& spec,
                                  Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const TimelineStep& step : timeline.steps) {
    names.push_back(step.name);
  }
  const auto index_or = [&](const std::optional<Located<std::string>>& name,
                            std::size_t otherwise) {
    return name ? find_step(*name, names, diagnostics) : otherwise;
  };
  const std::optional<std::size_t> first = index_or(spec.first_step, 0);
  const std::optional<std::size_t> last =
      index_or(spec.last_step, names.size() - 1);
  if (!first || !last) {
    return std::nullopt;
  }
  if (*first > *last) {
    diagnostics.error(
        spec.last_step ? spec.last_step->span : spec.first_step->span,
        "film-part",
        fmt::format("step '{}' comes before '{}'", names[*last], names[*first]),
        "exchange from and to");
    return std::nullopt;
  }
  return FilmPart{start_of(timeline, *first), start_of(timeline, *last + 1)};
}

}  // namespace owldeck
