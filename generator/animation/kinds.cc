#include "generator/animation/kinds.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "generator/attention/find_attention.h"

namespace owldeck {

const std::vector<FilmKind>& film_kinds() {
  static const std::vector<FilmKind> kinds{
      {"score-flow", tell_score_flow, {"query"}},
      {"multihead-causal", tell_multihead_causal, {"query", "layer", "heads"}},
      {"masking", tell_masking, {}},
      {"softmax-temperature",
       tell_softmax_temperature,
       {"query", "temperatures"}},
      {"dropout", tell_dropout, {}},
      {"scaling", tell_scaling, {}},
      {"shape-flow", tell_shape_flow, {}},
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
    return check_numbers(inputs.trace, inputs.spec.experiment.span,
                         diagnostics);
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

std::optional<std::size_t> find_layer(const StoryInputs& inputs,
                                      Diagnostics& diagnostics) {
  const Tensor* const weights = inputs.trace.find("weights");
  const bool layered = weights != nullptr && !weights->axes.empty() &&
                       weights->axes.front().name == "layer";
  const std::size_t layers = layered ? weights->axes.front().size : 0;
  const std::optional<Located<int>>& layer = inputs.spec.layer;
  if (!layer && layers > 1) {
    diagnostics.error(
        inputs.spec.kind.span, "missing-field",
        fmt::format("'{}' has {} layers, and 'layer' is missing",
                    inputs.spec.experiment.value, layers),
        fmt::format("write layer: and a number from 1 to {}", layers));
    return std::nullopt;
  }
  if (!layer) {
    return 0;
  }
  const auto number = static_cast<std::size_t>(layer->value);
  if (number > layers) {
    diagnostics.error(
        layer->span, "unknown-layer",
        layers == 0
            ? fmt::format("'{}' has no layers", inputs.spec.experiment.value)
            : fmt::format("'{}' has no layer {}", inputs.spec.experiment.value,
                          number),
        layers == 0 ? "leave out layer:"
                    : fmt::format("use a layer from 1 to {}", layers));
    return std::nullopt;
  }
  return number - 1;
}

std::string note_of(const Trace& trace, std::optional<std::size_t> layer) {
  if (const auto model = trace.texts.find("model");
      model != trace.texts.end()) {
    std::string name = model->second;
    std::ranges::replace(name, '-', ' ');
    return name + ", trained" +
           (layer ? fmt::format("; layer {}", *layer + 1) : "");
  }
  const auto step = std::find_if(
      trace.steps.begin(), trace.steps.end(),
      [](const Step& candidate) { return candidate.name == "W_query"; });
  return step == trace.steps.end() ? std::string()
                                   : "parameters: " + step->operation;
}

}  // namespace owldeck
