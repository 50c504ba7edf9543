#pragma once

#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// The most multiplications of one sweep, some seconds.
inline constexpr double kMostProducts = 4e9;

/// How many multiplications the random queries and keys of a sweep take.
[[nodiscard]] double multiplications_of(const SweepSpec& spec);

/// One attention as a parameter changes. The first axis, `head_dim` or
/// `temperature`, has the values as labels; `variant` the labels `unscaled` and
/// `scaled`.
///
/// Steps of head_dim, where queries and keys [token, head_dim] are drawn with
/// `randn` in this order from a generator seeded anew for each width:
///   weights [head_dim, variant, key]      of the first query
///   entropy, largest_weight, gradient_norm [head_dim, variant]
///                                         means over all queries
/// Steps of temperature, which replaces the attention's own:
///   weights [temperature, (batch, head,) query, key]     before dropout
///   entropy, largest_weight, gradient_norm [temperature] means over all rows
/// Entropy is in nats; gradient_norm is that of measures.h.
///
/// `traces` hold all attentions, `experiments` are all of the deck.
/// Reports: `sweep-value` (none; one twice; no whole number from 1 to 4096; a
/// temperature out of range), `sweep` (an attention that streams, and so holds
/// no scores), `experiment-size`, `unknown-name`, `shapes-only`.
[[nodiscard]] Trace trace_sweep(const SweepSpec& spec, const Traces& traces,
                                const std::vector<Experiment>& experiments,
                                Diagnostics& diagnostics);

}  // namespace owldeck
