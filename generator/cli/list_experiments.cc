#include "generator/cli/list_experiments.h"

#include <fmt/format.h>

#include "generator/tensor/print_tensor.h"

namespace owldeck {
namespace {

struct KindWord {
  std::string operator()(const InputSpec&) const { return "input"; }
  std::string operator()(const TextSpec&) const { return "text"; }
  std::string operator()(const AttentionSpec& spec) const {
    return std::string(to_string(spec.attention.value));
  }
  std::string operator()(const ModelSpec&) const { return "model"; }
  std::string operator()(const ComparisonSpec&) const { return "compare"; }
  std::string operator()(const SweepSpec&) const { return "sweep"; }
  std::string operator()(const StateDictSpec&) const { return "state_dict"; }
  std::string operator()(const TimingsSpec&) const { return "timings"; }
};

/// `items` in `brackets`, each on a line of its own.
std::string json_lines(const std::vector<std::string>& items,
                       std::string_view brackets) {
  return fmt::format("{}{}{}{}", brackets[0], items.empty() ? "" : "\n  ",
                     fmt::join(items, ",\n  "), brackets[1]);
}

std::string json_step(const Step& step, const Trace& trace, bool values) {
  const Tensor tensor = with_token_labels(step.tensor, trace);
  std::string text =
      fmt::format(R"({{"tensor": {}, "symbol": {}, "operation": {}, {})",
                  json_string(step.name), json_string(step.symbol),
                  json_string(step.operation), json_axes(tensor));
  if (values) {
    text += ", \"values\": " + json_values(tensor);
  }
  return text + "}";
}

std::string json_state(const StateEntry& entry) {
  return fmt::format(
      R"({{"name": {}, "shape": [{}], "as": "{}", "trained": {}, )"
      R"("moved": {}, "saved": {}}})",
      json_string(entry.name), fmt::join(entry.shape, ", "),
      kind_word(entry.kind), entry.trained, entry.moved, entry.saved);
}

}  // namespace

std::string kind_word(const Experiment& experiment) {
  return std::visit(KindWord{}, experiment);
}

std::string_view kind_word(StateEntry::Kind kind) {
  switch (kind) {
    case StateEntry::Kind::Parameter:
      return "parameter";
    case StateEntry::Kind::Buffer:
      return "buffer";
    case StateEntry::Kind::Tensor:
      break;
  }
  return "tensor";
}

std::string list_json(const RunExperiment& run, bool values) {
  const Trace& trace = *run.trace;
  std::vector<std::string> tokens;
  for (const std::string& token : trace.tokens) {
    tokens.push_back(json_string(token));
  }
  std::vector<std::string> steps;
  for (const Step& step : trace.steps) {
    steps.push_back(json_step(step, trace, values));
  }
  std::vector<std::string> texts;
  for (const auto& [name, text] : trace.texts) {
    texts.push_back(json_string(name) + ": " + json_string(text));
  }
  std::vector<std::string> state;
  for (const StateEntry& entry : trace.state) {
    state.push_back(json_state(entry));
  }
  return fmt::format(
      "{{\"experiment\": {}, \"kind\": \"{}\",\n \"tokens\": [{}],\n "
      "\"tensors\": {},\n \"texts\": {},\n \"state\": {}}}",
      json_string(name_of(*run.experiment).value), kind_word(*run.experiment),
      fmt::join(tokens, ", "), json_lines(steps, "[]"), json_lines(texts, "{}"),
      json_lines(state, "[]"));
}

Tensor with_token_labels(Tensor tensor, const Trace& trace) {
  for (Axis& axis : tensor.axes) {
    const bool named = is_token_axis(axis) && axis.labels.empty() &&
                       axis.size == trace.tokens.size();
    if (named) {
      axis.labels = trace.tokens;
    }
  }
  return tensor;
}

}  // namespace owldeck
