#include "generator/attention/trace_attention.h"

#include <optional>

#include "generator/attention/attention.h"
#include "generator/attention/check_experiment.h"
#include "generator/attention/given_weights.h"
#include "generator/attention/multi_head.h"
#include "generator/attention/single_head.h"
#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

/// The embeddings with the attention's names for their axes, and as many copies
/// as it has in a batch.
Tensor batched(const Tensor& embeddings, const AttentionSpec& spec) {
  const AttentionKind kind = spec.attention.value;
  const char* width = kind == AttentionKind::Simple ? "dimension" : "d_in";
  const Tensor input = with_matrix_axes(embeddings, "token", width);
  if (!spec.batch && kind != AttentionKind::MultiHead) {
    return input;
  }
  const int copies = spec.batch ? spec.batch->value : 1;
  return stacked(input, static_cast<std::size_t>(copies));
}

/// None if given weights are wrong.
std::optional<AttentionWeights> weights_of(const AttentionSpec& spec,
                                           std::size_t d_in,
                                           const DataFiles& files,
                                           TorchRandom& random,
                                           Diagnostics& diagnostics) {
  if (spec.attention.value == AttentionKind::Simple) {
    return AttentionWeights{};
  }
  return spec.weights ? read_weights(spec, d_in, files, diagnostics)
                      : draw_weights(spec, d_in, random);
}

void add_steps(Trace& trace, const Tensor& input, Attention& attention) {
  switch (attention.spec.attention.value) {
    case AttentionKind::Simple:
      trace_simple(trace, input, attention);
      break;
    case AttentionKind::Scaled:
    case AttentionKind::Causal:
      trace_single_head(trace, input, attention);
      break;
    case AttentionKind::MultiHead:
      trace_multi_head(trace, input, attention);
      break;
  }
}

}  // namespace

Trace trace_attention(const AttentionSpec& spec, const AttentionInput& input,
                      const DataFiles& files, Diagnostics& diagnostics) {
  Trace trace{spec.name.value};
  if (!check_attention(spec, input.embeddings, diagnostics)) {
    return trace;
  }
  TorchRandom random(spec.torch_seed.value);
  auto weights =
      weights_of(spec, input.embeddings.columns(), files, random, diagnostics);
  if (!weights) {
    return trace;
  }
  if (spec.dropout_seed) {
    random = TorchRandom(spec.dropout_seed->value);
  }
  trace.tokens = input.tokens;
  Attention attention{spec, std::move(*weights), random};
  add_steps(trace, batched(input.embeddings, spec), attention);
  return trace;
}

}  // namespace owldeck
