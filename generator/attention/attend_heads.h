#pragma once

#include <vector>

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Adds the steps from `scores` to `head_context`, all heads in one product.
/// Gives: head_context.
/// Shape: heads [batch, head, token, head_dim].
[[nodiscard]] Tensor attend_at_once(Trace& trace, const Projections& heads,
                                    Attention& attention);

/// The same steps, computed for one head after the other.
[[nodiscard]] Tensor attend_in_turn(Trace& trace, const Projections& heads,
                                    Attention& attention);

/// Adds the steps that every one of `heads` took, each as one tensor with a new
/// axis `head`: after `batch`, and first in weights. The mask, which is the
/// same for all, stays as it is.
/// Needs: at least one head; the same steps in each.
void add_steps_of_heads(Trace& trace, const std::vector<Trace>& heads);

}  // namespace owldeck
