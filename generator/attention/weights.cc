#include "generator/attention/weights.h"

#include <utility>
#include <vector>

#include "generator/tensor/tensor_math.h"
#include "generator/tensor/tensor_parts.h"

namespace owldeck {
namespace {

/// The axis of a weight that leads to what it projects to.
std::size_t out_axis(Parameters parameters) {
  return parameters == Parameters::Linear ? 0 : 1;
}

/// Draws the layers of one attention.
class LayerDraws {
 public:
  LayerDraws(const AttentionSpec& spec, std::size_t d_in, TorchRandom& random)
      : spec_(spec), in_{"d_in", d_in}, random_(random) {}

  /// A projection of the input, to `width` columns.
  [[nodiscard]] Layer projection(std::size_t width) {
    return layer(in_, {"d_out", width}, spec_.qkv_bias.value);
  }

  /// The output projection, from all columns to as many.
  [[nodiscard]] Layer output(std::size_t width) {
    const Axis axis{"d_out", width};
    return layer(axis, axis, spec_.parameters.value == Parameters::Linear);
  }

 private:
  Layer layer(const Axis& in, const Axis& out, bool bias) {
    const Parameters parameters = spec_.parameters.value;
    const bool linear = parameters == Parameters::Linear;
    Layer result;
    result.weight.axes = linear ? std::vector{out, in} : std::vector{in, out};
    if (bias) {
      result.bias = Tensor{{out}, {}};
    }
    if (spec_.shapes_only.value) {
      return result;
    }
    if (!linear) {
      const std::size_t count = in.size * out.size;
      result.weight.values = parameters == Parameters::Rand
                                 ? random_.rand(count)
                                 : random_.randn(count);
      return result;
    }
    LinearParameters drawn = draw_linear(random_, in.size, out.size, bias);
    result.weight.values = std::move(drawn.weight);
    if (bias) {
      result.bias->values = std::move(drawn.bias);
    }
    return result;
  }

  const AttentionSpec& spec_;
  Axis in_;
  TorchRandom& random_;
};

AttentionWeights joined(Layer query, Layer key, Layer value) {
  AttentionWeights weights;
  weights.query = std::move(query.weight);
  weights.key = std::move(key.weight);
  weights.value = std::move(value.weight);
  weights.query_bias = std::move(query.bias);
  weights.key_bias = std::move(key.bias);
  weights.value_bias = std::move(value.bias);
  return weights;
}

/// Layers that read the same input, as one.
Layer side_by_side(const std::vector<Layer>& layers, Parameters parameters) {
  std::vector<Tensor> weights;
  std::vector<Tensor> biases;
  for (const Layer& layer : layers) {
    weights.push_back(layer.weight);
    if (layer.bias) {
      biases.push_back(*layer.bias);
    }
  }
  Layer result{joined_along(out_axis(parameters), weights), {}};
  if (!biases.empty()) {
    result.bias = joined_along(0, biases);
  }
  return result;
}

/// Part `index` of the columns that a layer projects to, each `width` wide.
Layer cut(const Layer& layer, Parameters parameters, std::size_t width,
          std::size_t index) {
  Layer result{
      part_along(layer.weight, out_axis(parameters), index * width, width), {}};
  if (layer.bias) {
    result.bias = part_along(*layer.bias, 0, index * width, width);
  }
  return result;
}

AttentionWeights draw_stacked(LayerDraws& draws, const AttentionSpec& spec,
                              std::size_t width) {
  const auto heads = static_cast<std::size_t>(spec.heads.value);
  std::vector<Layer> queries;
  std::vector<Layer> keys;
  std::vector<Layer> values;
  for (std::size_t head = 0; head < heads; ++head) {
    queries.push_back(draws.projection(width / heads));
    keys.push_back(draws.projection(width / heads));
    values.push_back(draws.projection(width / heads));
  }
  const Parameters parameters = spec.parameters.value;
  return joined(side_by_side(queries, parameters),
                side_by_side(keys, parameters),
                side_by_side(values, parameters));
}

AttentionWeights draw_fused(LayerDraws& draws, const AttentionSpec& spec,
                            std::size_t width) {
  const Layer fused = draws.projection(3 * width);
  const Parameters parameters = spec.parameters.value;
  return joined(cut(fused, parameters, width, 0),
                cut(fused, parameters, width, 1),
                cut(fused, parameters, width, 2));
}

AttentionWeights draw_projections(LayerDraws& draws, const AttentionSpec& spec,
                                  std::size_t width) {
  switch (spec.implementation.value) {
    case Implementation::Stack:
      return draw_stacked(draws, spec, width);
    case Implementation::Fused:
      return draw_fused(draws, spec, width);
    case Implementation::Split:
    case Implementation::Loop:
    case Implementation::Streaming:
      break;
  }
  Layer query = draws.projection(width);
  Layer key = draws.projection(width);
  return joined(std::move(query), std::move(key), draws.projection(width));
}

}  // namespace

AttentionWeights draw_weights(const AttentionSpec& spec, std::size_t d_in,
                              TorchRandom& random) {
  LayerDraws draws(spec, d_in, random);
  const auto width = static_cast<std::size_t>(spec.d_out->value);
  AttentionWeights weights = draw_projections(draws, spec, width);
  if (spec.attention.value == AttentionKind::MultiHead &&
      spec.output_projection.value) {
    Layer out = draws.output(width);
    weights.out = std::move(out.weight);
    weights.out_bias = std::move(out.bias);
  }
  return weights;
}

Layer fused_layer(const AttentionWeights& weights, Parameters parameters) {
  return side_by_side({{weights.query, weights.query_bias},
                       {weights.key, weights.key_bias},
                       {weights.value, weights.value_bias}},
                      parameters);
}

AttentionWeights weights_of_head(const AttentionWeights& weights,
                                 const AttentionSpec& spec, std::size_t head) {
  const Parameters parameters = spec.parameters.value;
  const auto width =
      static_cast<std::size_t>(spec.d_out->value / spec.heads.value);
  return joined(
      cut({weights.query, weights.query_bias}, parameters, width, head),
      cut({weights.key, weights.key_bias}, parameters, width, head),
      cut({weights.value, weights.value_bias}, parameters, width, head));
}

Tensor project(const Tensor& input, const Tensor& weight,
               const std::optional<Tensor>& bias, Parameters parameters) {
  const Tensor projected = parameters == Parameters::Linear
                               ? product_transposed(input, weight)
                               : product(input, weight);
  return bias ? plus_bias(projected, *bias) : projected;
}

}  // namespace owldeck
