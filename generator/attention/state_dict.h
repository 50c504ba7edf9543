#pragma once

#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// What the module of `attention` holds, in the order of its state_dict and
/// with PyTorch's names: `W_query.weight`, `out_proj.bias`, `mask`; of stacked
/// heads `heads.0.W_query.weight`; of a fused projection `qkv.weight`,
/// `proj.weight`. Bare parameters are called `W_query`.
/// Shape: of Linear weights [d_out, d_in], of the mask
/// [context_length, context_length].
[[nodiscard]] std::vector<StateEntry> module_state(
    const AttentionSpec& attention, std::size_t d_in, MaskStorage mask,
    std::size_t context_length);

/// The state of a module, and its mask through an edit, saving and loading.
/// Steps: mask, edited (ones set to `edit`), reloaded (into a new module)
/// [query, key]; parameters (how many numbers are trained), saved (how many
/// are saved) and saved_bytes, without axes.
/// Reports: `state-dict` (an attention without a mask, or without a module).
[[nodiscard]] Trace trace_state_dict(const StateDictSpec& spec,
                                     const Traces& traces,
                                     const std::vector<Experiment>& experiments,
                                     Diagnostics& diagnostics);

}  // namespace owldeck
