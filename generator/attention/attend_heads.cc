#include "generator/attention/attend_heads.h"

#include <utility>

#include "generator/attention/score_steps.h"
#include "generator/tensor/tensor_math.h"
#include "generator/tensor/tensor_parts.h"

namespace owldeck {
namespace {

/// The steps of heads in one tensor, or of one of them, without axis `head`.
Tensor attend(Trace& trace, const Projections& heads, Attention& attention) {
  const Tensor scores = with_matrix_axes(
      product_transposed(heads.queries, heads.keys), "query", "key");
  trace.steps.push_back({"scores", "S", "Q K^T", scores});
  const Tensor weights =
      add_score_steps(trace, scores, heads.keys.axes.back().size, attention);
  Tensor contexts =
      with_matrix_axes(product(weights, heads.values), "token", "head_dim");
  trace.steps.push_back({"head_context", "Z_h",
                         weights_symbol(attention.spec) + " V_h", contexts});
  return contexts;
}

Tensor joined(const std::vector<Trace>& heads, std::size_t step) {
  const Step& first = heads.front().steps[step];
  if (first.name == "mask") {
    return first.tensor;
  }
  std::vector<Tensor> tensors;
  for (const Trace& head : heads) {
    tensors.push_back(head.steps[step].tensor);
  }
  const bool batched = first.tensor.axes.front().name == "batch";
  return gathered_along(batched ? 1 : 0, "head", tensors);
}

}  // namespace

Tensor attend_at_once(Trace& trace, const Projections& heads,
                      Attention& attention) {
  return attend(trace, heads, attention);
}

Tensor attend_in_turn(Trace& trace, const Projections& heads,
                      Attention& attention) {
  std::vector<Trace> traces;
  for (std::size_t head = 0; head < heads.keys.axes[1].size; ++head) {
    (void)attend(
        traces.emplace_back(),
        {entry_along(heads.queries, 1, head), entry_along(heads.keys, 1, head),
         entry_along(heads.values, 1, head)},
        attention);
  }
  add_steps_of_heads(trace, traces);
  return trace.steps.back().tensor;
}

void add_steps_of_heads(Trace& trace, const std::vector<Trace>& heads) {
  for (std::size_t step = 0; step < heads.front().steps.size(); ++step) {
    Step all = heads.front().steps[step];
    all.tensor = joined(heads, step);
    trace.steps.push_back(std::move(all));
  }
}

}  // namespace owldeck
