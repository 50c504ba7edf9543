#pragma once

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"

namespace owldeck {

/// Attention without trainable weights: every token scores every token by their
/// dot product, unscaled. Adds the steps of `Simple` to `trace`.
/// Shape: embeddings [token, dimension].
/// Source: ch03.ipynb of LLMs-from-scratch, section 3.3.
void trace_simple(Trace& trace, const Tensor& embeddings);

/// Scaled dot-product attention with queries, keys and values, causal if `spec`
/// is. Adds the steps of `Scaled` or `Causal` to `trace`.
/// Source: ch03.ipynb of LLMs-from-scratch, sections 3.4 and 3.5.
void trace_single_head(Trace& trace, const AttentionSpec& spec,
                       const Tensor& embeddings);

}  // namespace owldeck
