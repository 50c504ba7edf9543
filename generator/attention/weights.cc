#include "generator/attention/weights.h"

#include <utility>

#include "generator/tensor/tensor_math.h"
#include "generator/tensor/torch_random.h"

namespace owldeck {
namespace {

Tensor draw_matrix(TorchRandom& random, Parameters parameters, const Axis& in,
                   const Axis& out) {
  switch (parameters) {
    case Parameters::Rand:
      return {{in, out}, random.rand(in.size * out.size)};
    case Parameters::Randn:
      return {{in, out}, random.randn(in.size * out.size)};
    case Parameters::Linear:
    case Parameters::Bare:
      break;
  }
  return {{out, in}, draw_linear(random, in.size, out.size, false).weight};
}

void draw_output_projection(TorchRandom& random, Parameters parameters,
                            const Axis& width, AttentionWeights& weights) {
  if (parameters != Parameters::Linear) {
    weights.out = draw_matrix(random, parameters, width, width);
    return;
  }
  LinearParameters linear = draw_linear(random, width.size, width.size, true);
  weights.out = Tensor{{width, width}, std::move(linear.weight)};
  weights.out_bias = Tensor{{width}, std::move(linear.bias)};
}

}  // namespace

AttentionWeights draw_weights(const AttentionSpec& spec, std::size_t d_in) {
  TorchRandom random(spec.torch_seed.value);
  const Parameters parameters = spec.parameters.value;
  const Axis in{"d_in", d_in};
  const Axis out{"d_out", static_cast<std::size_t>(spec.d_out->value)};
  AttentionWeights weights;
  weights.query = draw_matrix(random, parameters, in, out);
  weights.key = draw_matrix(random, parameters, in, out);
  weights.value = draw_matrix(random, parameters, in, out);
  if (spec.attention.value == AttentionKind::MultiHead &&
      spec.output_projection.value) {
    draw_output_projection(random, parameters, out, weights);
  }
  return weights;
}

Tensor project(const Tensor& input, const Tensor& weight,
               Parameters parameters) {
  return parameters == Parameters::Linear ? product_transposed(input, weight)
                                          : product(input, weight);
}

}  // namespace owldeck
