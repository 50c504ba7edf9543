#pragma once

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Reads keys and values block by block with an online softmax: of every query
/// it holds the largest score so far, the sum of the shares so far and the
/// values weighted with them, and no [query, key] matrix. Adds running_max and
/// running_sum as they are after the last block [batch, head, query], and
/// head_context, which it gives.
/// Shape: heads [batch, head, token, head_dim].
/// Needs: no dropout; a mask of minus infinity or none.
/// Source: Milakov and Gimelshein 2018, algorithm 3.
[[nodiscard]] Tensor attend_streaming(Trace& trace, const Projections& heads,
                                      const AttentionSpec& spec);

}  // namespace owldeck
