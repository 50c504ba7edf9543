#pragma once

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Adds one projection for queries, keys and values together, cut into the
/// three and into heads. Gives: head_queries, head_keys, head_values
/// [batch, head, token, head_dim].
/// Source: mha-implementations.ipynb of LLMs-from-scratch, section 3.
[[nodiscard]] Projections add_fused_heads(Trace& trace, const Tensor& input,
                                          const Attention& attention);

}  // namespace owldeck
