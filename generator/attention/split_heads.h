#pragma once

#include "generator/attention/attention.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Adds one projection each for queries, keys and values, and the heads they
/// are cut into. Gives: head_queries, head_keys, head_values
/// [batch, head, token, head_dim].
[[nodiscard]] Projections add_split_heads(Trace& trace, const Tensor& input,
                                          const Attention& attention);

/// Adds the steps head_queries, head_keys and head_values.
void add_head_steps(Trace& trace, const Projections& heads,
                    const std::string& operation);

/// Such as `12 heads`.
[[nodiscard]] std::string heads_text(const AttentionSpec& spec);

}  // namespace owldeck
