#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "generator/animation/stage.h"
#include "generator/animation/timeline.h"
#include "generator/attention/trace.h"
#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/theme/theme.h"
#include "render/text/measure.h"

/// What every kind of film is made from, and the checks that they share.
/// Opened only by this folder.
namespace owldeck {

/// A film's picture at a time. Units: seconds.
using Film = std::function<Scene(double)>;

struct FilmInputs {
  const AnimationSpec& spec;
  const Trace& trace;
  const Theme& theme;
  const TextMeasurer& measurer;
};

/// Whether the trace has all `steps`.
/// Reports: `unknown-tensor` at the animation's `of`, with the kind of
/// attention that has them.
[[nodiscard]] bool has_steps(const FilmInputs& inputs,
                             const std::vector<std::string>& steps,
                             const std::string& attention,
                             Diagnostics& diagnostics);

/// Whether step `name` has `axes` axes.
/// Reports: `unknown-tensor`, as has_steps.
[[nodiscard]] bool has_axes(const FilmInputs& inputs, const std::string& name,
                            std::size_t axes, Diagnostics& diagnostics);

/// The index of the token that the film follows.
/// Reports: `unknown-token` at the animation's query with the nearest token.
[[nodiscard]] std::optional<std::size_t> find_query(const FilmInputs& inputs,
                                                    Diagnostics& diagnostics);

/// `timeline` stretched to the animation's seconds.
/// Reports: `film-length` if its motion could not be followed.
[[nodiscard]] std::optional<Timeline> timed(const Timeline& timeline,
                                            const FilmInputs& inputs,
                                            Diagnostics& diagnostics);

/// Whether the title fits beside the formula.
/// Reports: `film-title` at the animation's title.
[[nodiscard]] bool title_fits(const Stage& stage, const FilmInputs& inputs,
                              Diagnostics& diagnostics);

/// Where the parameters come from: `parameters: rand, seed 123`.
[[nodiscard]] std::string note_of(const Trace& trace);

/// The kinds of film.
/// Reports: the above, and `film-size` if the tensors are too large to show.
[[nodiscard]] std::optional<Film> make_score_flow(const FilmInputs& inputs,
                                                  Diagnostics& diagnostics);
[[nodiscard]] std::optional<Film> make_multihead_causal(
    const FilmInputs& inputs, Diagnostics& diagnostics);

}  // namespace owldeck
