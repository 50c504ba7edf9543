#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/attention/weights.h"
#include "generator/deck/experiment.h"
#include "generator/tensor/safetensors.h"

/// What weights are called and shaped where they are given.
namespace owldeck {

/// Weights that the deck names one by one (`W_query`, `b_query`), or a module's
/// state dict (`W_query.weight`, `heads.0.W_query`).
enum class WeightNaming { Written, StateDict };

/// A weight or bias that an attention needs.
struct WantedWeight {
  std::string name;
  std::vector<Axis> axes;  ///< called as in PyTorch, such as `3 d_out`
};

/// All of them, in the order of the module.
/// Needs: an attention with weights, whose heads divide d_out.
[[nodiscard]] std::vector<WantedWeight> wanted_weights(
    const AttentionSpec& spec, std::size_t d_in, WeightNaming naming);

/// The attention's weights, made of the wanted ones.
/// Needs: every wanted weight by its name, in its shape.
[[nodiscard]] AttentionWeights assemble_weights(const AttentionSpec& spec,
                                                std::size_t d_in,
                                                WeightNaming naming,
                                                const NamedTensors& tensors);

}  // namespace owldeck
