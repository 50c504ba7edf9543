#include "generator/attention/single_head.h"

#include "generator/attention/projection_steps.h"
#include "generator/attention/score_steps.h"
#include "generator/tensor/tensor_math.h"

namespace owldeck {

void trace_simple(Trace& trace, const Tensor& input, Attention& attention) {
  trace.steps.push_back({"input", "X", "embeddings", input});
  const Tensor scores =
      with_matrix_axes(product_transposed(input, input), "query", "key");
  trace.steps.push_back({"scores", "S", "X X^T", scores});
  const Tensor weights =
      add_score_steps(trace, scores, input.axes.back().size, attention);
  trace.steps.push_back({"context", "Z", weights_symbol(attention.spec) + " X",
                         product(weights, input)});
}

void trace_single_head(Trace& trace, const Tensor& input,
                       Attention& attention) {
  trace.steps.push_back({"input", "X", "embeddings", input});
  const Projections projected = add_projection_steps(trace, input, attention);
  const Tensor scores = with_matrix_axes(
      product_transposed(projected.queries, projected.keys), "query", "key");
  trace.steps.push_back({"scores", "S", "Q K^T", scores});
  const Tensor weights = add_score_steps(
      trace, scores, projected.keys.axes.back().size, attention);
  trace.steps.push_back({"context", "Z", weights_symbol(attention.spec) + " V",
                         product(weights, projected.values)});
}

}  // namespace owldeck
