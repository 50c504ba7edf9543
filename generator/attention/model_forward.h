#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/attention/model_config.h"
#include "generator/attention/model_weights.h"
#include "generator/attention/trace.h"

namespace owldeck {

/// Every step of a transformer that reads tokens, in order.
///   ids [token]
///   token_embeddings, position_embeddings, embeddings [token, d_model]
///   attention_norm [layer, token, d_model]
///   head_queries, head_keys, head_values [layer, head, token, head_dim]
///   scores, scaled [layer, head, query, key]
///   mask [query, key] and masked [layer, head, query, key]: causal ones only
///   weights [layer, head, query, key]
///   head_context [layer, head, token, head_dim]
///   concatenated, attention_output, attention_residual [layer, token, d_model]
///   mlp_norm [layer, token, d_model]
///   mlp_hidden, mlp_activated [layer, token, d_ff]
///   mlp_output, layer_output [layer, token, d_model]
///   final_norm [token, d_model]
///   logits, probabilities [token, word], the words being labels
/// Each row of weights and of probabilities sums to 1.
/// Needs: ids below config.words, at most config.context; `words` all of them.
/// Source: Vaswani et al. 2017; pre-LayerNorm as in GPT-2.
[[nodiscard]] std::vector<Step> model_steps(
    const ModelConfig& config, const ModelWeights& weights,
    const std::vector<std::size_t>& ids, const std::vector<std::string>& words);

}  // namespace owldeck
