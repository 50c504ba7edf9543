#pragma once

#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Computes every experiment.
/// Reports: `embedding-length`, `embedding-value` (NaN, infinity),
/// `embedding-count` (rows and tokens differ), `heads-divide`, `experiment-size`
/// at the value's place. An experiment with an error has no trace.
[[nodiscard]] Traces run_experiments(const std::vector<Experiment>& experiments,
                                     Diagnostics& diagnostics);

}  // namespace owldeck
