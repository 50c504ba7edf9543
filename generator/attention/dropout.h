#pragma once

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Drops weights as training does. Adds `kept` (1 or 0) and `dropped` (what is
/// kept, divided by 1 - p), both of the shape of `weights`. Gives: `dropped`.
/// Source: `nn.Dropout` in training mode.
[[nodiscard]] Tensor add_dropout_steps(Trace& trace, const Tensor& weights,
                                       Attention& attention);

}  // namespace owldeck
