#include "generator/animation/film.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace owldeck {
namespace {

constexpr double kTitleGap = 64;  // between formula and title
constexpr double kLongestFilm = 300;

}  // namespace

bool has_steps(const FilmInputs& inputs, const std::vector<std::string>& steps,
               const std::string& attention, Diagnostics& diagnostics) {
  const auto missing =
      std::find_if(steps.begin(), steps.end(), [&](const std::string& name) {
        return inputs.trace.find(name) == nullptr;
      });
  if (missing == steps.end()) {
    return true;
  }
  diagnostics.error(
      inputs.spec.experiment.span, "unknown-tensor",
      fmt::format("'{}' has no step '{}', which this film tells",
                  inputs.spec.experiment.value, *missing),
      fmt::format("use an experiment with attention: {}", attention));
  return false;
}

bool has_axes(const FilmInputs& inputs, const std::string& name,
              std::size_t axes, Diagnostics& diagnostics) {
  const Tensor& tensor = *inputs.trace.find(name);
  if (tensor.axes.size() == axes) {
    return true;
  }
  diagnostics.error(
      inputs.spec.experiment.span, "unknown-tensor",
      fmt::format("'{}.{}' has shape {}; this film needs {} axes",
                  inputs.spec.experiment.value, name, shape_text(tensor), axes),
      axes == 2 ? "use an experiment with attention: scaled"
                : "use an experiment with attention: multi-head");
  return false;
}

std::optional<std::size_t> find_query(const FilmInputs& inputs,
                                      Diagnostics& diagnostics) {
  const Located<std::string>& query = inputs.spec.query;
  const int index = inputs.trace.index_of(query.value);
  if (index < 0) {
    diagnostics.error(query.span, "unknown-token",
                      fmt::format("unknown token '{}'", query.value),
                      suggest(query.value, inputs.trace.tokens));
    return std::nullopt;
  }
  return static_cast<std::size_t>(index);
}

std::optional<Timeline> timed(const Timeline& timeline,
                              const FilmInputs& inputs,
                              Diagnostics& diagnostics) {
  const double shortest = std::ceil(shortest_length(timeline));
  const Located<double>& seconds = inputs.spec.seconds;
  if (seconds.value >= shortest && seconds.value <= kLongestFilm) {
    return stretched(timeline, seconds.value);
  }
  diagnostics.error(
      seconds.span, "film-length",
      fmt::format(
          "a film of {:g} seconds is too {}", seconds.value,
          seconds.value < shortest ? "short for what it shows" : "long"),
      fmt::format("use {:g} to {:g} seconds", shortest, kLongestFilm));
  return std::nullopt;
}

bool title_fits(const Stage& stage, const FilmInputs& inputs,
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

std::string note_of(const Trace& trace) {
  const auto step = std::find_if(
      trace.steps.begin(), trace.steps.end(),
      [](const Step& candidate) { return candidate.name == "W_query"; });
  return step == trace.steps.end() ? std::string()
                                   : "parameters: " + step->operation;
}

}  // namespace owldeck
