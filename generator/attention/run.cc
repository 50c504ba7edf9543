#include "generator/attention/run.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "generator/attention/check_experiment.h"
#include "generator/attention/multi_head.h"
#include "generator/attention/single_head.h"

namespace owldeck {
namespace {

/// An input, and whether it is free of errors.
struct Input {
  const InputSpec* spec = nullptr;
  bool sound = false;
};
using Inputs = std::map<std::string, Input, std::less<>>;

Inputs check_inputs(const std::vector<Experiment>& experiments,
                    Diagnostics& diagnostics) {
  Inputs inputs;
  for (const Experiment& experiment : experiments) {
    if (const auto* spec = std::get_if<InputSpec>(&experiment)) {
      inputs[spec->name.value] = {spec, check_input(*spec, diagnostics)};
    }
  }
  return inputs;
}

/// The input that `spec` names, or null if it cannot be used.
const InputSpec* find_input(const AttentionSpec& spec, const Inputs& inputs,
                            Diagnostics& diagnostics) {
  const auto found = inputs.find(spec.input.value);
  if (found != inputs.end()) {
    return found->second.sound ? found->second.spec : nullptr;
  }
  std::vector<std::string> names;
  for (const auto& [name, input] : inputs) {
    names.push_back(name);
  }
  diagnostics.error(spec.input.span, "unknown-name",
                    fmt::format("unknown input '{}'", spec.input.value),
                    suggest(spec.input.value, names));
  return nullptr;
}

Tensor embeddings_of(const InputSpec& input) {
  const auto& rows = input.embeddings.value;
  Tensor result;
  result.axes = {{"token", rows.size()},
                 {"dimension", rows.front().value.size()}};
  for (const auto& row : rows) {
    for (const Located<double>& value : row.value) {
      result.values.push_back(static_cast<float>(value.value));
    }
  }
  return result;
}

Trace empty_trace(const std::string& name, const InputSpec& input) {
  Trace trace;
  trace.experiment = name;
  for (const Located<std::string>& token : input.tokens) {
    trace.tokens.push_back(token.value);
  }
  return trace;
}

Trace trace_input(const InputSpec& input) {
  Trace trace = empty_trace(input.name.value, input);
  trace.steps.push_back(
      {"embeddings", "X", "embeddings", embeddings_of(input)});
  return trace;
}

Trace trace_attention(const AttentionSpec& spec, const InputSpec& input) {
  Trace trace = empty_trace(spec.name.value, input);
  const Tensor embeddings = embeddings_of(input);
  switch (spec.attention.value) {
    case AttentionKind::Simple:
      trace_simple(trace, embeddings);
      break;
    case AttentionKind::Scaled:
    case AttentionKind::Causal:
      trace_single_head(trace, spec, embeddings);
      break;
    case AttentionKind::MultiHead:
      trace_multi_head(trace, spec, embeddings);
      break;
  }
  return trace;
}

}  // namespace

Traces run_experiments(const std::vector<Experiment>& experiments,
                       Diagnostics& diagnostics) {
  const Inputs inputs = check_inputs(experiments, diagnostics);
  Traces traces;
  for (const auto& [name, input] : inputs) {
    traces.emplace(name, input.sound ? trace_input(*input.spec) : Trace{name});
  }
  for (const Experiment& experiment : experiments) {
    const auto* spec = std::get_if<AttentionSpec>(&experiment);
    if (spec == nullptr) {
      continue;
    }
    const InputSpec* input = find_input(*spec, inputs, diagnostics);
    const bool sound =
        input != nullptr && check_attention(*spec, *input, diagnostics);
    traces.emplace(spec->name.value, sound ? trace_attention(*spec, *input)
                                           : Trace{spec->name.value});
  }
  return traces;
}

}  // namespace owldeck
