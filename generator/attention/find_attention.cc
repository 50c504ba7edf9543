#include "generator/attention/find_attention.h"

#include <fmt/format.h>

#include <algorithm>

namespace owldeck {
namespace {

/// Only attentions start from an input; one that was wrong has no step at all.
bool may_be_attention(const Trace& trace) {
  return trace.steps.empty() || trace.find("input") != nullptr;
}

const AttentionSpec* find_spec(const std::string& name,
                               const std::vector<Experiment>& experiments) {
  for (const Experiment& experiment : experiments) {
    const auto* spec = std::get_if<AttentionSpec>(&experiment);
    if (spec != nullptr && spec->name.value == name) {
      return spec;
    }
  }
  return nullptr;
}

}  // namespace

const Trace* find_attention(const Located<std::string>& name,
                            const Traces& traces, Diagnostics& diagnostics) {
  const auto found = traces.find(name.value);
  if (found != traces.end() && may_be_attention(found->second)) {
    return found->second.steps.empty() ? nullptr : &found->second;
  }
  std::vector<std::string> known;
  for (const auto& [experiment, trace] : traces) {
    if (may_be_attention(trace)) {
      known.push_back(experiment);
    }
  }
  diagnostics.error(name.span, "unknown-name",
                    fmt::format("unknown attention '{}'", name.value),
                    suggest(name.value, known));
  return nullptr;
}

std::optional<AttentionRef> find_attention(
    const Located<std::string>& name, const Traces& traces,
    const std::vector<Experiment>& experiments, Diagnostics& diagnostics) {
  const Trace* trace = find_attention(name, traces, diagnostics);
  const AttentionSpec* spec = find_spec(name.value, experiments);
  return trace != nullptr && spec != nullptr
             ? std::optional(AttentionRef{spec, trace})
             : std::nullopt;
}

bool check_numbers(const Trace& attention, const Span& span,
                   Diagnostics& diagnostics) {
  if (attention.steps.front().tensor.has_values()) {
    return true;
  }
  diagnostics.error(
      span, "shapes-only",
      fmt::format("'{}' has shapes and no numbers", attention.experiment),
      "take an experiment without 'shapes_only: true'");
  return false;
}

}  // namespace owldeck
