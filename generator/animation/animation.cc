#include "generator/animation/animation.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "generator/animation/film_palette.h"
#include "generator/animation/film_timeline.h"
#include "generator/animation/film_words.h"
#include "generator/animation/story.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr double kTitleGap = 64;   // between formula and title
constexpr double kInstant = 1e-6;  // seconds: less than any frame

/// Everything that a frame is drawn from.
struct Film {
  Theme theme;
  Timeline timeline;
  Stage stage;
  Play play;
  Camera camera;
};

// The ground, what the camera sees of the stage, and the furniture before it.
Scene scene_at(const Film& film, double seconds) {
  const Moment moment(film.timeline, seconds);
  Scene scene = ground_scene(film.theme);
  Canvas canvas(film.theme, std::move(scene.nodes));
  if (film.camera.is_closer(moment)) {
    Canvas stage(film.theme);
    film.play(moment, stage);
    for (Node& node : film.camera.seen(stage.take(), moment)) {
      canvas.add(std::move(node));
    }
  } else {
    film.play(moment, canvas);
  }
  film.stage.draw(moment, canvas);
  scene.nodes = canvas.take();
  return scene;
}

const FilmKind* find_kind(const Located<std::string>& name,
                          Diagnostics& diagnostics) {
  const std::vector<FilmKind>& kinds = film_kinds();
  const auto found = std::ranges::find(kinds, name.value, &FilmKind::name);
  if (found != kinds.end()) {
    return &*found;
  }
  std::vector<std::string> names;
  for (const FilmKind& kind : kinds) {
    names.emplace_back(kind.name);
  }
  diagnostics.error(name.span, "unknown-kind",
                    fmt::format("there is no film of kind '{}'", name.value),
                    suggest(name.value, names));
  return nullptr;
}

/// Whether the animation has only keys that its kind reads.
bool all_keys_read(const FilmKind& kind, const AnimationSpec& spec,
                   Diagnostics& diagnostics) {
  bool all_read = true;
  const auto check = [&](std::string_view key, const Span* span) {
    if (span == nullptr || std::ranges::count(kind.reads, key) > 0) {
      return;
    }
    all_read = false;
    diagnostics.error(
        *span, "unused-key",
        fmt::format("a {} film does not read '{}'", kind.name, key),
        "delete it");
  };
  check("query", spec.query ? &spec.query->span : nullptr);
  check("layer", spec.layer ? &spec.layer->span : nullptr);
  check("heads", spec.heads.empty() ? nullptr : &spec.heads.front().span);
  check("temperatures",
        spec.temperatures.empty() ? nullptr : &spec.temperatures.front().span);
  return all_read;
}

Stage make_stage(const Story& story, const Timeline& timeline,
                 const FilmPart& part, const StoryInputs& inputs) {
  StagePlan plan{timeline, {}, inputs.spec.title.value, story.note};
  plan.first_step = step_at(timeline, part.from);
  for (const StoryStep& step : story.steps) {
    plan.formulas.push_back(step.formula);
  }
  return Stage(plan, inputs.theme);
}

/// Whether the title fits beside the formula.
bool title_fits(const Stage& stage, const StoryInputs& inputs,
                Diagnostics& diagnostics) {
  const DeckText& title = inputs.spec.title;
  const double space = kFilmRight - stage.formulas_right() - kTitleGap;
  const double width =
      text_width(inputs.measurer, title.value, film_title_style(inputs.theme));
  if (width <= space) {
    return true;
  }
  diagnostics.error(
      title.span, "film-title",
      fmt::format("the title is {:.0f} units too wide for the film",
                  width - space),
      "make it shorter");
  return false;
}

}  // namespace

std::optional<Clip> make_clip(const AnimationSpec& spec, const Traces& traces,
                              const Theme& theme, const TextMeasurer& measurer,
                              Diagnostics& diagnostics) {
  const FilmKind* const kind = find_kind(spec.kind, diagnostics);
  const Trace* const trace = find_trace(
      spec.experiment.value, spec.experiment.span, traces, diagnostics);
  if (kind == nullptr || trace == nullptr ||
      !all_keys_read(*kind, spec, diagnostics)) {
    return std::nullopt;
  }
  const StoryInputs inputs{spec, *trace, theme, measurer};
  const std::optional<Story> story = kind->tell(inputs, diagnostics);
  if (!story) {
    return std::nullopt;
  }
  const std::optional<Timeline> timeline =
      film_timeline(*story, spec, measurer, theme, diagnostics);
  const std::optional<FilmPart> part =
      timeline ? film_part(*timeline, spec, diagnostics) : std::nullopt;
  if (!part) {
    return std::nullopt;
  }
  Stage stage = make_stage(*story, *timeline, *part, inputs);
  if (!title_fits(stage, inputs, diagnostics)) {
    return std::nullopt;
  }
  // Every copy of the clip's function shares the one film.
  const auto film = std::make_shared<const Film>(
      Film{theme, *timeline, std::move(stage), story->play, story->camera});
  // The end of a part shows the step that ends there, not the next.
  const double last_moment = part->to - kInstant;
  Clip clip{spec.id.value, spec.title.value, part->to - part->from,
            static_cast<double>(spec.frames_per_second.value),
            [film, from = part->from, last_moment](double seconds) {
              return scene_at(*film, std::min(from + seconds, last_moment));
            }};
  clip.cuts = film_cuts(*timeline, *part);
  clip.rests = film_rests(*timeline, *part);
  clip.captions = film_captions(*timeline, *part);
  clip.chapters = film_chapters(*story, *timeline, *part);
  clip.transcript = film_transcript(*story, *timeline, *part, clip.title);
  clip.palette = film_palette(theme);
  return clip;
}

}  // namespace owldeck
