#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"
#include "generator/tensor/tensor.h"

namespace owldeck {

/// A weight as it was given, whether it is wanted or not.
struct GivenWeight {
  Located<std::string> name;
  Span span;                     ///< of the numbers or of their file's path
  std::optional<Tensor> tensor;  ///< null if that is wrong, and reported
};

/// Whether weights may have this value, which lets no score overflow.
[[nodiscard]] bool is_weight_value(double value);

/// `write a number from ...`: what to do about one that they may not have.
[[nodiscard]] std::string weight_value_hint();

/// Those that are named one by one.
/// Reports: `weight-shape` (rows of unequal length), `weight-value`,
/// `weight-file`.
[[nodiscard]] std::vector<GivenWeight> read_written_weights(
    const WeightsSpec& weights, const DataFiles& files,
    Diagnostics& diagnostics);

/// All tensors of a `.safetensors` file. Reports: `weight-file`.
[[nodiscard]] std::optional<std::vector<GivenWeight>> read_weights_file(
    const Located<std::string>& path, const DataFiles& files,
    Diagnostics& diagnostics);

}  // namespace owldeck
