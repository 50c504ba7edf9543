#pragma once

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Runs every head as a single-head attention of its own on the whole input,
/// and adds their steps, joined along axis `head`. Gives: head_context.
/// Source: ch03.ipynb of LLMs-from-scratch, section 3.6.1.
[[nodiscard]] Tensor add_stacked_heads(Trace& trace, const Tensor& input,
                                       Attention& attention);

}  // namespace owldeck
