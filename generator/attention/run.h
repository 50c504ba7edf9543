#pragma once

#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Computes every experiment.
/// Needs: d_out and no options of other kinds, which the loader sees to.
/// Reports: `embedding-length`, `embedding-value` (NaN, infinity, absurdly
/// large), `embedding-count` (rows and tokens differ), `heads-divide`,
/// `experiment-size` (below 1, above 4096, or a tensor of more than 4194304
/// numbers), `unknown-name` (no such input), each at the value's place. An
/// experiment with an error, or on an input with one, has a trace without
/// steps, so that what shows it reports nothing more.
[[nodiscard]] Traces run_experiments(const std::vector<Experiment>& experiments,
                                     Diagnostics& diagnostics);

}  // namespace owldeck
