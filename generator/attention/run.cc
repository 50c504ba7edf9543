#include "generator/attention/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <type_traits>

#include "generator/attention/check_experiment.h"
#include "generator/attention/comparison.h"
#include "generator/attention/model.h"
#include "generator/attention/multi_head.h"
#include "generator/attention/single_head.h"
#include "generator/attention/state_dict.h"
#include "generator/attention/sweep.h"
#include "generator/attention/text_input.h"
#include "generator/attention/timings.h"

namespace owldeck {
namespace {

Tensor embeddings_of(const InputSpec& input) {
  const auto& rows = input.embeddings.value;
  Tensor result;
  result.axes = {{"token", rows.size()},
                 {"dimension", rows.front().value.size()}};
  for (const LocatedRow& row : rows) {
    for (const Located<double>& value : row.value) {
      result.values.push_back(static_cast<float>(value.value));
    }
  }
  return result;
}

Trace trace_input(const InputSpec& input) {
  Trace trace{input.name.value};
  for (const Located<std::string>& token : input.tokens) {
    trace.tokens.push_back(token.value);
  }
  trace.steps.push_back(
      {"embeddings", "X", "embeddings", embeddings_of(input)});
  return trace;
}

Trace trace_attention(const AttentionSpec& spec, const Trace& input) {
  Trace trace{spec.name.value, input.tokens};
  const Tensor& embeddings = *input.find("embeddings");
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

/// Runs the experiments of some kinds, which find what they rest on among the
/// traces of those that ran before them.
class Runner {
 public:
  Runner(const std::vector<Experiment>& experiments, const DataFiles& files,
         Diagnostics& diagnostics)
      : experiments_(experiments), files_(files), diagnostics_(diagnostics) {}

  template <class... Specs>
  void run() {
    for (const Experiment& experiment : experiments_) {
      std::visit(
          [this]<class Spec>(const Spec& spec) {
            if constexpr ((std::is_same_v<Spec, Specs> || ...)) {
              traces_.emplace(spec.name.value, trace(spec));
            }
          },
          experiment);
    }
  }

  [[nodiscard]] Traces take() { return std::move(traces_); }

 private:
  Trace trace(const InputSpec& spec) {
    return check_input(spec, diagnostics_) ? trace_input(spec)
                                           : Trace{spec.name.value};
  }
  Trace trace(const TextSpec& spec) { return trace_text(spec, diagnostics_); }
  Trace trace(const AttentionSpec& spec) {
    const Trace* input = find_input(spec);
    const bool sound =
        input != nullptr &&
        check_attention(spec, *input->find("embeddings"), diagnostics_);
    return sound ? trace_attention(spec, *input) : Trace{spec.name.value};
  }
  Trace trace(const ModelSpec& spec) {
    return trace_model(spec, files_, diagnostics_);
  }
  Trace trace(const ComparisonSpec& spec) {
    return trace_comparison(spec, traces_, diagnostics_);
  }
  Trace trace(const SweepSpec& spec) {
    return trace_sweep(spec, traces_, experiments_, diagnostics_);
  }
  Trace trace(const StateDictSpec& spec) {
    return trace_state_dict(spec, traces_, experiments_, diagnostics_);
  }
  Trace trace(const TimingsSpec& spec) {
    return trace_timings(spec, files_, diagnostics_);
  }

  /// The trace of the input that `spec` names, or null if it cannot be used.
  const Trace* find_input(const AttentionSpec& spec) {
    std::vector<std::string> names;
    for (const Experiment& experiment : experiments_) {
      if (is_input(experiment)) {
        names.push_back(name_of(experiment).value);
      }
    }
    if (std::ranges::find(names, spec.input.value) == names.end()) {
      diagnostics_.error(spec.input.span, "unknown-name",
                         fmt::format("unknown input '{}'", spec.input.value),
                         suggest(spec.input.value, names));
      return nullptr;
    }
    const Trace& trace = traces_.at(spec.input.value);
    return trace.steps.empty() ? nullptr : &trace;
  }

  const std::vector<Experiment>& experiments_;
  const DataFiles& files_;
  Diagnostics& diagnostics_;
  Traces traces_;
};

}  // namespace

Traces run_experiments(const std::vector<Experiment>& experiments,
                       const DataFiles& files, Diagnostics& diagnostics) {
  Runner runner(experiments, files, diagnostics);
  runner.run<InputSpec, TextSpec>();
  runner.run<AttentionSpec, ModelSpec, TimingsSpec>();
  runner.run<ComparisonSpec, SweepSpec, StateDictSpec>();
  return runner.take();
}

}  // namespace owldeck
