#pragma once

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Attentions on the same tokens beside each other. Axis `experiment` has their
/// names as labels.
/// Steps, means over batch and heads:
///   entropy, largest_weight [experiment, query]   entropy in nats
///   mean_entropy [experiment]                     over all queries
///   future_weight [experiment]     the largest weight on a later token
///   weights_difference, result_difference [experiment]
///                the largest difference to the first attention's weights
///                (after dropout), and to its output, or the context where none
///                is
/// A step is left out where the attentions do not have it alike: all of the
/// weights if one streams, and so never holds them; a difference if shapes do
/// not fit. Axes of size 1, such as a batch of one, fit their absence.
/// Reports: `comparison` (fewer than two; one twice; other tokens than the
/// first; nothing alike), `unknown-name`, `shapes-only`.
[[nodiscard]] Trace trace_comparison(const ComparisonSpec& spec,
                                     const Traces& traces,
                                     Diagnostics& diagnostics);

}  // namespace owldeck
