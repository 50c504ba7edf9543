#include "generator/attention/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>

#include "generator/attention/check_experiment.h"
#include "generator/attention/comparison.h"
#include "generator/attention/model.h"
#include "generator/attention/state_dict.h"
#include "generator/attention/sweep.h"
#include "generator/attention/text_input.h"
#include "generator/attention/timings.h"
#include "generator/attention/trace_attention.h"

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

/// An input that is not there, of the sizes that `spec` says it has.
AttentionInput shape_of_input(const AttentionSpec& spec) {
  return {{},
          {{{"token", static_cast<std::size_t>(spec.tokens->value)},
            {"dimension", static_cast<std::size_t>(spec.d_in->value)}},
           {}}};
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
              traces_.emplace(spec.name.value, trace_within_limits(spec));
            }
          },
          experiment);
    }
  }

  [[nodiscard]] Traces take() { return std::move(traces_); }

 private:
  /// What all experiments keep and compute together has limits, since each of
  /// many may be within its own.
  template <class Spec>
  Trace trace_within_limits(const Spec& spec) {
    multiplications_ += multiplications(spec);
    if (traces_.size() >= kMostExperiments) {
      return refuse(
          spec, fmt::format("experiments are more than {}", kMostExperiments));
    }
    if (multiplications_ > kMostMultiplications) {
      multiplications_ -= multiplications(spec);
      return refuse(spec, fmt::format("experiments take more than {:.0f} "
                                      "multiplications",
                                      kMostMultiplications));
    }
    Trace made = trace(spec);
    std::size_t values = 0;
    for (const Step& step : made.steps) {
      values += step.tensor.values.size();
    }
    if (values_ + values > kMostTraceValues) {
      return refuse(spec, fmt::format("experiments have more than {} numbers",
                                      kMostTraceValues));
    }
    values_ += values;
    return made;
  }

  template <class Spec>
  Trace refuse(const Spec& spec, const std::string& what) {
    diagnostics_.error(
        spec.name.span, "experiment-size",
        fmt::format("with '{}' the deck's {}", spec.name.value, what),
        "use fewer of them, or smaller ones");
    return Trace{spec.name.value};
  }

  template <class Spec>
  [[nodiscard]] double multiplications(const Spec& /*spec*/) const {
    return 0;
  }
  [[nodiscard]] double multiplications(const AttentionSpec& spec) const {
    const auto input = traces_.find(spec.input.value);
    const Tensor* embeddings =
        input == traces_.end() ? nullptr : input->second.find("embeddings");
    // What is refused alone is not computed.
    Diagnostics told_by_trace;
    return embeddings != nullptr &&
                   check_attention(spec, *embeddings, told_by_trace)
               ? multiplications_of(spec, *embeddings)
               : 0;
  }
  /// Every weight meets every token, of which a text has fewer than letters.
  [[nodiscard]] double multiplications(const ModelSpec& spec) const {
    const auto weights =
        files_.find(model_files(model_name(spec.model.value)).weights);
    return weights == files_.end()
               ? 0
               : static_cast<double>(weights->second.size()) *
                     static_cast<double>(spec.text.value.size()) / 4;
  }
  [[nodiscard]] double multiplications(const SweepSpec& spec) const {
    const double count = multiplications_of(spec);
    return count <= kMostProducts ? count : 0;
  }

  Trace trace(const InputSpec& spec) {
    return check_input(spec, diagnostics_) ? trace_input(spec)
                                           : Trace{spec.name.value};
  }
  Trace trace(const TextSpec& spec) { return trace_text(spec, diagnostics_); }
  Trace trace(const AttentionSpec& spec) {
    const auto input = input_of(spec);
    return input ? trace_attention(spec, *input, files_, diagnostics_)
                 : Trace{spec.name.value};
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

  /// What `spec` reads, or nothing if it cannot be used.
  std::optional<AttentionInput> input_of(const AttentionSpec& spec) {
    if (spec.shapes_only.value) {
      return shape_of_input(spec);
    }
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
      return std::nullopt;
    }
    const Trace& trace = traces_.at(spec.input.value);
    const Tensor* embeddings = trace.find("embeddings");
    return embeddings == nullptr
               ? std::nullopt
               : std::optional(AttentionInput{trace.tokens, *embeddings});
  }

  const std::vector<Experiment>& experiments_;
  const DataFiles& files_;
  Diagnostics& diagnostics_;
  Traces traces_;
  std::size_t values_ = 0;
  double multiplications_ = 0;
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
