#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "generator/animation/kinds.h"
#include "generator/animation/temperature.h"

/// One query's weights as the temperature of the softmax changes.
namespace owldeck {
namespace {

constexpr std::size_t kMostTokens = 8;
constexpr std::size_t kMostTemperatures = 4;
constexpr double kLowestTemperature = 0.1;
constexpr double kHighestTemperature = 10;

std::string caption_of(const TemperatureStop& stop) {
  const std::string number = temperature_text(stop.temperature);
  if (stop.temperature < 1) {
    return fmt::format("Divided by {}, scores spread: the largest gains",
                       number);
  }
  return stop.temperature > 1
             ? fmt::format("Divided by {}, scores draw near: weights even out",
                           number)
             : "Divided by 1, scores and weights are their own again";
}

FormulaShot formula(bool scores, bool softmax, bool temperature) {
  return {
      fmt::format("a_i = {} \\left( \\frac{{{}}}{{{}}} \\right)",
                  lit(softmax, "probability", "\\operatorname{softmax}"),
                  lit(scores, "flow", "s_i"), lit(temperature, "core", "T")),
      0};
}

std::vector<StoryStep> steps_of(const TemperatureRow& row) {
  const std::string& query = row.tokens[row.query];
  std::vector<StoryStep> steps{
      {"Scores", "One query has scored every key", 0.8,
       formula(true, false, false)},
      {"Softmax", "At T = 1, softmax makes weights that sum to 1", 1.7,
       formula(false, true, false),
       fmt::format("The largest weight of {} is {:.4f}.", query,
                   std::ranges::max(row.own.weights))}};
  for (const TemperatureStop& stop : row.stops) {
    steps.push_back(
        {"T = " + temperature_text(stop.temperature), caption_of(stop), 2.4,
         formula(false, false, true),
         fmt::format("The largest weight is {:.4f}, the entropy "
                     "{:.4f} nats.",
                     std::ranges::max(stop.weights), stop.entropy)});
  }
  steps.push_back({"Whole", "Low T sharpens the weights, high T evens them out",
                   1.0, formula(true, true, true)});
  return steps;
}

bool can_tell(const StoryInputs& inputs, Diagnostics& diagnostics) {
  const AnimationSpec& spec = inputs.spec;
  if (inputs.trace.find("mask") != nullptr) {
    diagnostics.error(spec.experiment.span, "film-mask",
                      fmt::format("'{}' hides keys; this film shows all",
                                  spec.experiment.value),
                      "use an experiment with attention: scaled");
    return false;
  }
  const std::size_t tokens = inputs.trace.tokens.size();
  if (tokens < 2 || tokens > kMostTokens) {
    diagnostics.error(
        spec.experiment.span, "film-size",
        fmt::format("a {} film cannot show {} tokens", spec.kind.value, tokens),
        fmt::format("use 2 to {} tokens", kMostTokens));
    return false;
  }
  return true;
}

bool check_temperatures(const AnimationSpec& spec, Diagnostics& diagnostics) {
  const std::size_t found = diagnostics.all().size();
  std::vector<double> seen;
  for (const Located<double>& asked : spec.temperatures) {
    if (!(asked.value >= kLowestTemperature &&
          asked.value <= kHighestTemperature)) {
      diagnostics.error(asked.span, "film-temperature",
                        fmt::format("a {} film cannot show temperature {:g}",
                                    spec.kind.value, asked.value),
                        fmt::format("use numbers from {:g} to {:g}",
                                    kLowestTemperature, kHighestTemperature));
    } else if (std::ranges::find(seen, asked.value) != seen.end()) {
      diagnostics.error(
          asked.span, "film-temperature",
          fmt::format("temperature {:g} is here twice", asked.value),
          "write it once; the film ends at 1 anyway");
    }
    seen.push_back(asked.value);
  }
  if (seen.size() > kMostTemperatures) {
    diagnostics.error(spec.temperatures[kMostTemperatures].span, "film-size",
                      fmt::format("a {} film cannot show {} temperatures",
                                  spec.kind.value, seen.size()),
                      fmt::format("use at most {}", kMostTemperatures));
  }
  return diagnostics.all().size() == found;
}

}  // namespace

std::optional<Story> tell_softmax_temperature(const StoryInputs& inputs,
                                              Diagnostics& diagnostics) {
  if (!has_steps(inputs, {"scores", "weights"}, "scaled", diagnostics) ||
      !has_axes(inputs, "weights", 2, diagnostics) ||
      !can_tell(inputs, diagnostics) ||
      !check_temperatures(inputs.spec, diagnostics)) {
    return std::nullopt;
  }
  const std::optional<std::size_t> query = find_query(inputs, diagnostics);
  if (!query) {
    return std::nullopt;
  }
  const auto row =
      std::make_shared<const TemperatureRow>(read_temperatures(inputs, *query));
  const std::optional<TemperatureSizes> sizes =
      sizes_of(*row, inputs, diagnostics);
  if (!sizes) {
    return std::nullopt;
  }
  const auto cast = tell_temperatures(row, *sizes, inputs.theme);
  return Story{steps_of(*row),
               [cast](const Moment& moment, Canvas& canvas) {
                 cast->draw(moment, canvas);
               },
               {},
               note_of(inputs.trace)};
}

}  // namespace owldeck
