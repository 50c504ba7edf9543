#pragma once

#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Computes every experiment. `files` are those that the experiments name.
/// Needs: the keys that a kind needs and no others, which the loader sees to.
/// Reports: what is wrong at the value's place, as the headers of the kinds
/// say, and `unknown-name` (no such input or attention). An experiment with an
/// error, or on one with an error, has a trace without steps, so that what
/// shows it reports nothing more.
[[nodiscard]] Traces run_experiments(const std::vector<Experiment>& experiments,
                                     const DataFiles& files,
                                     Diagnostics& diagnostics);

}  // namespace owldeck
