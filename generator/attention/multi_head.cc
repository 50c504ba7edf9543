#include "generator/attention/multi_head.h"

#include <fmt/format.h>

#include <utility>

#include "generator/attention/score_steps.h"
#include "generator/attention/weights.h"
#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

std::string heads_text(std::size_t heads) {
  return fmt::format("{} {}", heads, heads == 1 ? "head" : "heads");
}

/// Adds the steps `split_*`: [batch, token, head, head_dim].
Projections add_split_steps(Trace& trace, const Projections& projected,
                            std::size_t heads) {
  Projections split{split_into_heads(projected.queries, heads),
                    split_into_heads(projected.keys, heads),
                    split_into_heads(projected.values, heads)};
  const std::string operation = "split into " + heads_text(heads);
  trace.steps.push_back({"split_queries", "Q", operation, split.queries});
  trace.steps.push_back({"split_keys", "K", operation, split.keys});
  trace.steps.push_back({"split_values", "V", operation, split.values});
  return split;
}

/// Adds the steps `head_*`: [batch, head, token, head_dim].
Projections add_head_steps(Trace& trace, const Projections& split) {
  Projections heads{swap_middle_axes(split.queries),
                    swap_middle_axes(split.keys),
                    swap_middle_axes(split.values)};
  const std::string operation = "heads before tokens";
  trace.steps.push_back({"head_queries", "Q_h", operation, heads.queries});
  trace.steps.push_back({"head_keys", "K_h", operation, heads.keys});
  trace.steps.push_back({"head_values", "V_h", operation, heads.values});
  return heads;
}

/// Adds the steps from each head's weights to the heads side by side.
Tensor add_context_steps(Trace& trace, const Tensor& weights,
                         const Tensor& values) {
  const Tensor contexts =
      renamed(product(weights, values), {"batch", "head", "token", "head_dim"});
  const Tensor merged = swap_middle_axes(contexts);
  Tensor concatenated = join_last_axes(merged, "d_out");
  trace.steps.push_back({"head_context", "Z_h", "A V_h", contexts});
  trace.steps.push_back(
      {"merged_context", "Z_h", "tokens before heads", merged});
  trace.steps.push_back({"concatenated", "Z", "concatenate", concatenated});
  return concatenated;
}

void add_output_steps(Trace& trace, const AttentionSpec& spec,
                      const AttentionWeights& weights,
                      const Tensor& concatenated) {
  const std::string origin = origin_of_weights(spec);
  trace.steps.push_back({"W_out", "W_O", origin, *weights.out});
  Tensor output =
      renamed(project(concatenated, *weights.out, spec.parameters.value),
              {"batch", "token", "d_out"});
  std::string operation = "Z W_O";
  if (weights.out_bias) {
    trace.steps.push_back({"b_out", "b_O", origin, *weights.out_bias});
    output = plus_bias(output, *weights.out_bias);
    operation = "Z W_O^T + b_O";
  }
  trace.steps.push_back({"output", "Y", operation, std::move(output)});
}

}  // namespace

void trace_multi_head(Trace& trace, const AttentionSpec& spec,
                      const Tensor& embeddings) {
  const auto batch =
      static_cast<std::size_t>(spec.batch ? spec.batch->value : 1);
  const auto heads = static_cast<std::size_t>(spec.heads.value);
  const Tensor input =
      renamed(stacked(embeddings, batch), {"batch", "token", "d_in"});
  trace.steps.push_back({"input", "X", "embeddings", input});
  const AttentionWeights parameters = draw_weights(spec, embeddings.columns());
  const Projections projected =
      add_projection_steps(trace, input, parameters, spec);
  const Projections split = add_split_steps(trace, projected, heads);
  const Projections head = add_head_steps(trace, split);
  const Tensor scores = renamed(product_transposed(head.queries, head.keys),
                                {"batch", "head", "query", "key"});
  const Tensor weights =
      add_score_steps(trace, scores, mask_of(spec), head.keys.axes.back().size);
  const Tensor concatenated = add_context_steps(trace, weights, head.values);
  if (parameters.out) {
    add_output_steps(trace, spec, parameters, concatenated);
  }
}

}  // namespace owldeck
