#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// A causal mask as a module keeps it.
struct MaskState {
  MaskStorage storage = MaskStorage::Buffer;
  std::size_t context_length = 0;
};

/// What the module of `attention` holds, with PyTorch's names and in the order
/// of its state_dict: of every module its own parameters, its own buffers, then
/// its children. So a buffered `mask` comes before `W_query.weight`, which is a
/// child's, and behind bare parameters such as `W_query`. A plain tensor, which
/// no state_dict has, comes last in the module that holds it.
///   split, loop, streaming   W_query.weight, W_query.bias, ...,
///   out_proj.weight stack                    heads.0.W_query.weight, ...,
///   out_proj.weight fused                    qkv.weight, qkv.bias,
///   proj.weight, proj.bias bare parameters          W_query, b_query, ...,
///   out_proj; heads.0.W_query;
///                            qkv, proj
/// Shape: of Linear weights [d_out, d_in], of bare ones [d_in, d_out], of the
/// mask [context_length, context_length].
/// Needs: an attention with weights.
[[nodiscard]] std::vector<StateEntry> module_state(
    const AttentionSpec& attention, std::size_t d_in,
    const std::optional<MaskState>& mask);

/// Whether the module of `attention` keeps a mask: it hides the future, and
/// does not stream, which hides it block by block.
[[nodiscard]] bool keeps_mask(const AttentionSpec& attention);

/// The state of a module, and its mask through an edit, saving and loading.
/// Steps, the first three where a mask is kept:
///   mask, edited (its ones set to `edit`), reloaded (what a new module has
///   after loading what was saved of the edited one) [query, key]
///   parameters (how many numbers are trained), saved (how many are saved),
///   saved_bytes, without axes
/// The mask has context_length queries and keys; of an attention with shapes
/// only it has no numbers. A count that float32 cannot hold exactly is no step.
/// Texts: parameters, saved, saved_bytes, always exact: `1,557,611,200`.
/// Reports: `state-dict` (an attention without a module; mask_as,
/// context_length or edit where no mask is kept; a context shorter than the
/// tokens), `experiment-size`, `unknown-name`.
[[nodiscard]] Trace trace_state_dict(const StateDictSpec& spec,
                                     const Traces& traces,
                                     const std::vector<Experiment>& experiments,
                                     Diagnostics& diagnostics);

}  // namespace owldeck
