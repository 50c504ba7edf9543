#include "generator/attention/single_head.h"

#include "generator/attention/score_steps.h"
#include "generator/attention/weights.h"
#include "generator/tensor/tensor_math.h"

namespace owldeck {

void trace_simple(Trace& trace, const Tensor& embeddings) {
  const Tensor scores =
      renamed(product_transposed(embeddings, embeddings), {"query", "key"});
  const Tensor weights = softmax_rows(scores);
  trace.steps.push_back({"input", "X", "embeddings", embeddings});
  trace.steps.push_back({"scores", "S", "X X^T", scores});
  trace.steps.push_back({"weights", "A", "softmax", weights});
  trace.steps.push_back({"context", "Z", "A X", product(weights, embeddings)});
}

void trace_single_head(Trace& trace, const AttentionSpec& spec,
                       const Tensor& embeddings) {
  const Tensor input = renamed(embeddings, {"token", "d_in"});
  trace.steps.push_back({"input", "X", "embeddings", input});
  const AttentionWeights parameters = draw_weights(spec, input.columns());
  const Projections projected =
      add_projection_steps(trace, input, parameters, spec);
  const Tensor scores = renamed(
      product_transposed(projected.queries, projected.keys), {"query", "key"});
  const Tensor weights =
      add_score_steps(trace, scores, mask_of(spec), projected.keys.columns());
  trace.steps.push_back(
      {"context", "Z", "A V", product(weights, projected.values)});
}

}  // namespace owldeck
