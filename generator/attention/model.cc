#include "generator/attention/model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "generator/attention/check_experiment.h"
#include "generator/attention/model_forward.h"
#include "generator/attention/read_model.h"
#include "generator/attention/tokenize.h"

namespace owldeck {
namespace {

/// The most numbers that one tensor of the trace will have.
std::size_t largest_step(const ModelConfig& config, std::size_t tokens) {
  const std::size_t width = std::max(config.d_model, config.d_ff);
  return std::max({config.layers * config.heads * tokens * tokens,
                   config.layers * tokens * width, tokens * config.words});
}

/// Whether a text of `tokens`, with the one in front, can be read.
bool check_length(const ModelSpec& spec, const Model& model, std::size_t tokens,
                  Diagnostics& diagnostics) {
  const auto refuse = [&](std::string code, std::string message) {
    diagnostics.error(spec.text.span, std::move(code), std::move(message));
    return false;
  };
  if (tokens == 1) {
    return refuse("text-empty", "the text has no words");
  }
  const std::string& first = model.vocabulary.words()[model.config.bos];
  if (tokens > model.config.context) {
    return refuse("experiment-size",
                  fmt::format("{} tokens with {}: {} reads at most {}", tokens,
                              first, spec.model.value, model.config.context));
  }
  const std::size_t values = largest_step(model.config, tokens);
  if (values > kMaxValues) {
    return refuse("experiment-size",
                  fmt::format("{} tokens with {} make steps of {} numbers: "
                              "expected at most {}",
                              tokens, first, values, kMaxValues));
  }
  return true;
}

/// The ids of the tokens of a text, behind the one for its beginning.
std::vector<std::size_t> ids_of(const ModelSpec& spec,
                                const std::vector<std::string>& tokens,
                                const Model& model, Diagnostics& diagnostics) {
  const std::vector<std::string>& words = model.vocabulary.words();
  std::vector<std::size_t> ids{model.config.bos};
  std::set<std::string_view> unknown;
  for (const std::string& token : tokens) {
    const auto id = model.vocabulary.find(token);
    ids.push_back(id.value_or(model.config.unk));
    if (id || !unknown.insert(token).second) {
      continue;
    }
    const std::string near = model.vocabulary.nearest_to(token);
    diagnostics.warning(
        spec.text.span, "unknown-word",
        fmt::format("{} does not know '{}': it reads {}", spec.model.value,
                    token, words[model.config.unk]),
        near.empty() ? fmt::format("it knows {} words", words.size())
                     : fmt::format("did you mean '{}'?", near));
  }
  return ids;
}

bool is_finite(const Step& step) {
  // Minus infinity is what hides the future.
  return step.name == "masked" ||
         std::ranges::all_of(step.tensor.values,
                             [](float value) { return std::isfinite(value); });
}

/// Whether no sum ran over.
bool check_numbers(const ModelSpec& spec, const Trace& trace,
                   Diagnostics& diagnostics) {
  const bool finite = std::ranges::all_of(trace.steps, is_finite);
  if (!finite) {
    const ModelFiles keys = model_files(model_name(spec.model.value));
    diagnostics.error(
        spec.model.span, "model-file",
        fmt::format("'{}': the text gives numbers that are not finite",
                    keys.weights));
  }
  return finite;
}

}  // namespace

Trace trace_model(const ModelSpec& spec, const DataFiles& files,
                  Diagnostics& diagnostics) {
  Trace trace{spec.name.value};
  const std::optional<Model> model = read_model(spec, files, diagnostics);
  const std::vector<std::string> tokens = tokenize(spec.text.value);
  if (!model || !check_length(spec, *model, tokens.size() + 1, diagnostics)) {
    return trace;
  }
  const std::vector<std::size_t> ids =
      ids_of(spec, tokens, *model, diagnostics);
  const std::vector<std::string>& words = model->vocabulary.words();
  trace.steps = model_steps(model->config, model->weights, ids, words);
  if (!check_numbers(spec, trace, diagnostics)) {
    return Trace{spec.name.value};
  }
  for (const std::size_t id : ids) {
    trace.tokens.push_back(words[id]);
  }
  trace.texts["model"] = spec.model.value;
  return trace;
}

}  // namespace owldeck
