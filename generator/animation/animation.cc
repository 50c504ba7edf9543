#include "generator/animation/animation.h"

#include <fmt/format.h>

#include "generator/animation/film.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

std::optional<Film> make_film(const FilmInputs& inputs,
                              Diagnostics& diagnostics) {
  switch (inputs.spec.kind.value) {
    case AnimationKind::ScoreFlow:
      return make_score_flow(inputs, diagnostics);
    case AnimationKind::MultiheadCausal:
      return make_multihead_causal(inputs, diagnostics);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Clip> make_clip(const AnimationSpec& spec, const Traces& traces,
                              const Theme& theme, const TextMeasurer& measurer,
                              Diagnostics& diagnostics) {
  const Trace* const trace = find_trace(
      spec.experiment.value, spec.experiment.span, traces, diagnostics);
  if (trace == nullptr) {
    return std::nullopt;
  }
  std::optional<Film> film =
      make_film({spec, *trace, theme, measurer}, diagnostics);
  if (!film) {
    return std::nullopt;
  }
  return Clip{spec.id.value, spec.title.value, spec.seconds.value,
              static_cast<double>(spec.frames_per_second.value),
              std::move(*film)};
}

}  // namespace owldeck
