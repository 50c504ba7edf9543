#include "generator/attention/multi_head.h"

#include "generator/attention/attend_heads.h"
#include "generator/attention/fused_heads.h"
#include "generator/attention/projection_steps.h"
#include "generator/attention/split_heads.h"
#include "generator/attention/stacked_heads.h"
#include "generator/attention/streaming_heads.h"
#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

/// Adds all steps from the input to `head_context`, which it gives.
Tensor add_heads(Trace& trace, const Tensor& input, Attention& attention) {
  switch (attention.spec.implementation.value) {
    case Implementation::Split:
      return attend_at_once(trace, add_split_heads(trace, input, attention),
                            attention);
    case Implementation::Stack:
      return add_stacked_heads(trace, input, attention);
    case Implementation::Fused:
      return attend_at_once(trace, add_fused_heads(trace, input, attention),
                            attention);
    case Implementation::Loop:
      return attend_in_turn(trace, add_split_heads(trace, input, attention),
                            attention);
    case Implementation::Streaming:
      break;
  }
  return attend_streaming(trace, add_split_heads(trace, input, attention),
                          attention.spec);
}

/// Adds the heads side by side.
Tensor add_concatenated(Trace& trace, const Tensor& contexts,
                        const AttentionSpec& spec) {
  const Tensor merged = swap_middle_axes(contexts);
  if (spec.implementation.value != Implementation::Stack) {
    trace.steps.push_back(
        {"merged_context", "Z_h", "tokens before heads", merged});
  }
  Tensor concatenated = join_last_axes(merged, "d_out");
  trace.steps.push_back({"concatenated", "Z", "concatenate", concatenated});
  return concatenated;
}

void add_output(Trace& trace, const Tensor& concatenated,
                const Attention& attention) {
  const AttentionWeights& weights = attention.weights;
  const Parameters parameters = attention.spec.parameters.value;
  add_layer_steps(trace, {*weights.out, weights.out_bias}, "out", "_O",
                  attention.spec);
  trace.steps.push_back(
      {"output", "Y",
       layer_text("Z", "_O", weights.out_bias.has_value(), parameters),
       with_matrix_axes(
           project(concatenated, *weights.out, weights.out_bias, parameters),
           "token", "d_out")});
}

}  // namespace

void trace_multi_head(Trace& trace, const Tensor& input, Attention& attention) {
  trace.steps.push_back({"input", "X", "embeddings", input});
  const Tensor contexts = add_heads(trace, input, attention);
  const Tensor concatenated = add_concatenated(trace, contexts, attention.spec);
  if (attention.weights.out) {
    add_output(trace, concatenated, attention);
  }
}

}  // namespace owldeck
