#pragma once

#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Attentions beside each other. Axis `experiment` has their names as labels.
/// Steps: entropy, largest_weight [experiment, query] (nats; the mean over
/// batch and heads); mean_entropy, future_weight (the largest weight on a later
/// token), weights_difference and result_difference (the largest difference to
/// the first attention's weights, and to its output or context; NaN never: a
/// step is left out where shapes do not fit or streaming holds no weights)
/// [experiment].
/// Reports: `comparison` (fewer than two, or other tokens than the first).
[[nodiscard]] Trace trace_comparison(const ComparisonSpec& spec,
                                     const Traces& traces,
                                     Diagnostics& diagnostics);

}  // namespace owldeck
