#pragma once

#include <cstddef>
#include <optional>

#include "generator/attention/weights.h"
#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// The weights that `spec.weights` gives: written out, from `.npy` files, or
/// from a `.safetensors` file with the names of module_state.
/// Needs: spec.weights; its files in `files`.
/// Reports: at the weight's or the file's place `weight-missing`,
/// `weight-unused`, `weight-shape`, `weight-value` (NaN, infinity, beyond a
/// million), `weight-file` (broken or truncated).
[[nodiscard]] std::optional<AttentionWeights> read_weights(
    const AttentionSpec& spec, std::size_t d_in, const DataFiles& files,
    Diagnostics& diagnostics);

}  // namespace owldeck
