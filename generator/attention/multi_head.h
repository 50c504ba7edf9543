#pragma once

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"

namespace owldeck {

/// Multi-head attention: one projection to queries, keys and values, split into
/// heads that attend in parallel, joined again and projected. Adds the steps of
/// `MultiHead` to `trace`.
/// Shape: embeddings [token, dimension], stacked `batch` times.
/// Source: Vaswani et al. 2017, section 3.2.2; ch03.ipynb of LLMs-from-scratch,
/// section 3.6.2.
void trace_multi_head(Trace& trace, const AttentionSpec& spec,
                      const Tensor& embeddings);

}  // namespace owldeck
