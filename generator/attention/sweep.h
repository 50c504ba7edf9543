#pragma once

#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// One attention as a parameter changes. Axis `head_dim` or `temperature` has
/// the values as labels, axis `variant` the labels `unscaled` and `scaled`.
/// Steps of head_dim: for random queries and keys of every width the weights of
/// the first query [head_dim, variant, key]; entropy (nats), largest_weight,
/// gradient_norm (the Frobenius norm of the softmax's Jacobian), the means over
/// all queries [head_dim, variant].
/// Steps of temperature: weights [temperature, (batch, head,) query, key];
/// entropy, largest_weight, gradient_norm [temperature], means over all rows.
/// `scores` are those of the attention, `experiments` all of the deck.
/// Reports: `sweep-value` (no whole number from 1 to 4096; a temperature out of
/// range; none at all), `sweep` (an attention without weights).
[[nodiscard]] Trace trace_sweep(const SweepSpec& spec, const Traces& traces,
                                const std::vector<Experiment>& experiments,
                                Diagnostics& diagnostics);

}  // namespace owldeck
