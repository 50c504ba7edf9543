#pragma once

#include <span>
#include <string>
#include <string_view>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"

namespace owldeck {

/// An experiment of a deck and what came of it. One that was wrong has a trace
/// with nothing in it.
struct RunExperiment {
  const Experiment* experiment = nullptr;
  const Trace* trace = nullptr;
};

/// The YAML word for what `experiment` is: `input`, `text`, `model`, a kind of
/// attention such as `causal`, `compare`, `sweep`, `state_dict` or `timings`.
[[nodiscard]] std::string kind_word(const Experiment& experiment);

/// `parameter`, `buffer` or `tensor`.
[[nodiscard]] std::string_view kind_word(StateEntry::Kind kind);

/// For people: what every experiment is, its tensors with operation, shape and
/// axes in columns, its texts, and what a state dict holds; with `values` the
/// numbers of every tensor after that.
[[nodiscard]] std::string list_text(std::span<const RunExperiment> runs,
                                    bool values);

/// For people: `path`, shape and axes of `tensor`, then its numbers.
/// Needs: values.
[[nodiscard]] std::string titled_text(const std::string& path,
                                      const Tensor& tensor);

/// For programs: an object with experiment, kind, tokens, tensors (tensor,
/// symbol, operation, axes, shape, and with `values` the numbers), texts and
/// state.
[[nodiscard]] std::string list_json(const RunExperiment& run, bool values);

/// `tensor` with the tokens of `trace` as labels of its token axes.
[[nodiscard]] Tensor with_token_labels(Tensor tensor, const Trace& trace);

}  // namespace owldeck
