#include "generator/animation/kinds.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace owldeck {

const std::vector<FilmKind>& film_kinds() {
  static const std::vector<FilmKind> kinds{
      {"score-flow", tell_score_flow, {"query"}},
      {"multihead-causal", tell_multihead_causal, {"query", "layer", "heads"}},
      {"masking", tell_masking, {}},
  };
  return kinds;
}

bool has_steps(const StoryInputs& inputs, const std::vector<std::string>& steps,
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

bool has_axes(const StoryInputs& inputs, const std::string& name,
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

std::optional<std::size_t> find_query(const StoryInputs& inputs,
                                      Diagnostics& diagnostics) {
  const std::optional<Located<std::string>>& query = inputs.spec.query;
  if (!query) {
    diagnostics.error(inputs.spec.kind.span, "missing-field",
                      fmt::format("a {} film follows one token, and 'query' is "
                                  "missing",
                                  inputs.spec.kind.value),
                      fmt::format("write query: and one of {}",
                                  fmt::join(inputs.trace.tokens, ", ")));
    return std::nullopt;
  }
  const int index = inputs.trace.index_of(query->value);
  if (index < 0) {
    diagnostics.error(query->span, "unknown-token",
                      fmt::format("unknown token '{}'", query->value),
                      suggest(query->value, inputs.trace.tokens));
    return std::nullopt;
  }
  return static_cast<std::size_t>(index);
}

std::string note_of(const Trace& trace) {
  const auto step = std::find_if(
      trace.steps.begin(), trace.steps.end(),
      [](const Step& candidate) { return candidate.name == "W_query"; });
  return step == trace.steps.end() ? std::string()
                                   : "parameters: " + step->operation;
}

}  // namespace owldeck
