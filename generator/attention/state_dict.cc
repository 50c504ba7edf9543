#include "generator/attention/state_dict.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "generator/attention/check_experiment.h"
#include "generator/attention/expression.h"
#include "generator/attention/find_attention.h"
#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

constexpr std::size_t kBytesPerNumber = sizeof(float);

std::size_t size_of(const StateEntry& entry) {
  return std::accumulate(entry.shape.begin(), entry.shape.end(), std::size_t{1},
                         std::multiplies<>());
}

/// How many numbers the entries hold of which `is_counted` is true.
std::size_t count_numbers(const std::vector<StateEntry>& state,
                          bool StateEntry::*is_counted) {
  std::size_t count = 0;
  for (const StateEntry& entry : state) {
    count += entry.*is_counted ? size_of(entry) : 0;
  }
  return count;
}

void add_count(Trace& trace, const std::string& name, std::string symbol,
               std::string operation, std::size_t count) {
  trace.texts[name] = format_thousands(count);
  const auto rounded = static_cast<float>(count);
  if (static_cast<double>(rounded) == static_cast<double>(count)) {
    trace.steps.push_back(
        {name, std::move(symbol), std::move(operation), Tensor{{}, {rounded}}});
  }
}

void add_counts(Trace& trace) {
  const std::size_t saved = count_numbers(trace.state, &StateEntry::saved);
  add_count(trace, "parameters", "P", "numbers that are trained",
            count_numbers(trace.state, &StateEntry::trained));
  add_count(trace, "saved", "N", "numbers that are saved", saved);
  add_count(trace, "saved_bytes", "B", "4 bytes to a number",
            saved * kBytesPerNumber);
}

bool is_saved(MaskStorage storage) {
  return storage == MaskStorage::Buffer || storage == MaskStorage::Parameter;
}

/// The mask, or its shape alone if `attention` has no more.
Tensor mask_tensor(const AttentionRef& attention, std::size_t context_length) {
  if (attention.spec->shapes_only.value) {
    return {{{"query", context_length}, {"key", context_length}}, {}};
  }
  return future_mask(context_length);
}

void add_mask_steps(Trace& trace, const StateDictSpec& spec,
                    const Tensor& mask) {
  Tensor edited = mask;
  std::ranges::replace(edited.values, 1.0f,
                       static_cast<float>(spec.edit.value));
  const bool saved = is_saved(spec.mask.value);
  trace.steps.push_back({"mask", "M", "1 = the future", mask});
  trace.steps.push_back(
      {"edited", "M'", fmt::format("1 set to {}", spec.edit.value), edited});
  trace.steps.push_back(
      {"reloaded", "M''",
       saved ? "loaded from what was saved" : "made anew: it was not saved",
       saved ? edited : mask});
}

bool check_module(const StateDictSpec& spec, const AttentionRef& attention,
                  Diagnostics& diagnostics) {
  if (attention.spec->attention.value != AttentionKind::Simple) {
    return true;
  }
  diagnostics.error(
      spec.experiment.span, "state-dict",
      fmt::format("'{}' has no module: simple attention trains nothing",
                  spec.experiment.value),
      "take an attention with weights");
  return false;
}

void report_no_mask(const StateDictSpec& spec, std::string_view key,
                    const Span& span, Diagnostics& diagnostics) {
  diagnostics.error(span, "state-dict",
                    fmt::format("'{}' keeps no mask: {} says nothing",
                                spec.experiment.value, key),
                    "remove it, or take an attention that keeps a mask");
}

/// Whether nothing is said about a mask that is not there.
bool check_no_mask(const StateDictSpec& spec, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.all().size();
  if (spec.mask.span.line > 0) {
    report_no_mask(spec, "mask_as", spec.mask.span, diagnostics);
  }
  if (spec.context_length) {
    report_no_mask(spec, "context_length", spec.context_length->span,
                   diagnostics);
  }
  if (spec.edit.span.line > 0) {
    report_no_mask(spec, "edit", spec.edit.span, diagnostics);
  }
  return diagnostics.all().size() == before;
}

bool check_context(const StateDictSpec& spec, const AttentionRef& attention,
                   std::size_t tokens, Diagnostics& diagnostics) {
  if (!spec.context_length) {
    return true;
  }
  const auto length = static_cast<std::size_t>(spec.context_length->value);
  if (length < tokens) {
    diagnostics.error(spec.context_length->span, "state-dict",
                      fmt::format("context_length is {}: '{}' has {} tokens",
                                  length, spec.experiment.value, tokens),
                      fmt::format("write {} or more", tokens));
    return false;
  }
  if (!attention.spec->shapes_only.value && length * length > kMaxValues) {
    diagnostics.error(
        spec.context_length->span, "experiment-size",
        fmt::format("a mask of {} numbers: expected at most {}",
                    length * length, kMaxValues),
        "use a shorter context, or an attention with 'shapes_only: true'");
    return false;
  }
  return true;
}

/// Adds the mask's steps where the module of `attention` keeps one.
std::optional<MaskState> add_mask(Trace& trace, const StateDictSpec& spec,
                                  const AttentionRef& attention,
                                  std::size_t tokens) {
  if (!keeps_mask(*attention.spec)) {
    return std::nullopt;
  }
  const std::size_t context_length =
      spec.context_length ? static_cast<std::size_t>(spec.context_length->value)
                          : tokens;
  add_mask_steps(trace, spec, mask_tensor(attention, context_length));
  return MaskState{spec.mask.value, context_length};
}

}  // namespace

Trace trace_state_dict(const StateDictSpec& spec, const Traces& traces,
                       const std::vector<Experiment>& experiments,
                       Diagnostics& diagnostics) {
  Trace trace{spec.name.value};
  const auto attention =
      find_attention(spec.experiment, traces, experiments, diagnostics);
  if (!attention || !check_module(spec, *attention, diagnostics)) {
    return trace;
  }
  const std::vector<Axis>& input = attention->trace->find("input")->axes;
  const std::size_t tokens = input.end()[-2].size;
  const bool right = keeps_mask(*attention->spec)
                         ? check_context(spec, *attention, tokens, diagnostics)
                         : check_no_mask(spec, diagnostics);
  if (!right) {
    return trace;
  }
  trace.tokens = attention->trace->tokens;
  const auto mask = add_mask(trace, spec, *attention, tokens);
  trace.state = module_state(*attention->spec, input.back().size, mask);
  add_counts(trace);
  return trace;
}

}  // namespace owldeck
