#include "generator/attention/model_forward.h"

#include <fmt/format.h>

#include <cmath>
#include <deque>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

#include "generator/tensor/tensor_math.h"

namespace owldeck {
namespace {

constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

/// A deque, as later steps refer to the tensors of earlier ones.
using Steps = std::deque<Step>;

const Tensor& add(Steps& steps, std::string name, std::string symbol,
                  std::string operation, Tensor tensor) {
  steps.push_back({std::move(name), std::move(symbol), std::move(operation),
                   std::move(tensor)});
  return steps.back().tensor;
}

Tensor apply(const WeightAndBias& parameters, const Tensor& input,
             std::string name) {
  return linear(input, parameters.weight, parameters.bias, std::move(name));
}

/// One layer, whose tensors all have a first axis `layer` of size 1.
class LayerRun {
 public:
  LayerRun(const ModelConfig& config, const ModelLayer& layer)
      : config_(config), layer_(layer) {}

  Steps run(const Tensor& input) && {
    const Tensor& attended = add_attention(input);
    const Tensor& residual =
        add(steps_, "attention_residual", "X_1", "X + Y", sum(input, attended));
    const Tensor& output = add_mlp(residual);
    add(steps_, "layer_output", "X_2", "X_1 + F", sum(residual, output));
    return std::move(steps_);
  }

 private:
  const Tensor& add_attention(const Tensor& input) {
    const Tensor& norm = add(steps_, "attention_norm", "N_1", "LayerNorm",
                             normalized(input, layer_.attention_norm));
    const Tensor& queries =
        add(steps_, "head_queries", "Q_h", "N_1 W_Q^T + b_Q",
            in_heads(norm, layer_.query));
    const Tensor& keys = add(steps_, "head_keys", "K_h", "N_1 W_K^T + b_K",
                             in_heads(norm, layer_.key));
    const Tensor& values = add(steps_, "head_values", "V_h", "N_1 W_V^T + b_V",
                               in_heads(norm, layer_.value));
    const Tensor& weights = add_weights(queries, keys);
    const Tensor& context =
        add(steps_, "head_context", "Z_h", "A V_h",
            renamed(product(weights, values),
                    {"layer", "head", "token", "head_dim"}));
    const Tensor& joined_heads =
        add(steps_, "concatenated", "Z", "concatenate",
            join_last_axes(swap_middle_axes(context), "d_model"));
    return add(steps_, "attention_output", "Y", "Z W_O^T + b_O",
               apply(layer_.output, joined_heads, "d_model"));
  }

  const Tensor& add_weights(const Tensor& queries, const Tensor& keys) {
    const Tensor& scores = add(steps_, "scores", "S", "Q_h K_h^T",
                               renamed(product_transposed(queries, keys),
                                       {"layer", "head", "query", "key"}));
    const std::size_t head_dim = keys.axes.back().size;
    const Tensor& scaled =
        add(steps_, "scaled", "S_d", fmt::format("÷ √{}", head_dim),
            divided(scores, std::sqrt(static_cast<double>(head_dim))));
    const Tensor& visible = config_.causal
                                ? add(steps_, "masked", "S_M", "future to −∞",
                                      with_future(scaled, kMinusInfinity))
                                : scaled;
    return add(steps_, "weights", "A", "softmax", softmax_rows(visible));
  }

  const Tensor& add_mlp(const Tensor& input) {
    const Tensor& norm = add(steps_, "mlp_norm", "N_2", "LayerNorm",
                             normalized(input, layer_.mlp_norm));
    const Tensor& hidden = add(steps_, "mlp_hidden", "H", "N_2 W_1^T + b_1",
                               apply(layer_.hidden, norm, "d_ff"));
    const Tensor& bent = add(steps_, "mlp_activated", "G", activation_text(),
                             activated(hidden, config_.activation));
    return add(steps_, "mlp_output", "F", "G W_2^T + b_2",
               apply(layer_.mlp_output, bent, "d_model"));
  }

  [[nodiscard]] Tensor normalized(const Tensor& input,
                                  const WeightAndBias& norm) const {
    return layer_norm(input, norm.weight, norm.bias, config_.epsilon);
  }

  [[nodiscard]] Tensor in_heads(const Tensor& norm,
                                const WeightAndBias& projection) const {
    return swap_middle_axes(
        split_into_heads(apply(projection, norm, "d_model"), config_.heads));
  }

  [[nodiscard]] std::string activation_text() const {
    return config_.activation == Activation::Relu ? "ReLU" : "GELU";
  }

  const ModelConfig& config_;
  const ModelLayer& layer_;
  Steps steps_;
};

/// Adds each step of the layers once, all layers in one tensor.
void add_layers(Steps& steps, const std::vector<Steps>& layers) {
  for (std::size_t index = 0; index < layers.front().size(); ++index) {
    const Step& first = layers.front()[index];
    if (first.name == "masked") {
      add(steps, "mask", "M", "1 = the future",
          future_mask(first.tensor.axes.back().size));
    }
    std::vector<const Tensor*> parts;
    for (const Steps& layer : layers) {
      parts.push_back(&layer[index].tensor);
    }
    add(steps, first.name, first.symbol, first.operation, joined(parts));
  }
}

Tensor add_embeddings(Steps& steps, const ModelWeights& weights,
                      const std::vector<std::size_t>& ids) {
  std::vector<std::size_t> positions(ids.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  add(steps, "ids", "t", "look up",
      {{{"token", ids.size()}}, {ids.begin(), ids.end()}});
  const Tensor words =
      renamed(rows_at(weights.words, ids, "token"), {"token", "d_model"});
  const Tensor places = renamed(rows_at(weights.positions, positions, "token"),
                                {"token", "d_model"});
  add(steps, "token_embeddings", "E_t", "rows of the word table", words);
  add(steps, "position_embeddings", "E_p", "rows of the position table",
      places);
  return add(steps, "embeddings", "X", "E_t + E_p", sum(words, places));
}

void add_head(Steps& steps, const ModelConfig& config,
              const ModelWeights& weights, const Tensor& last,
              const std::vector<std::string>& words) {
  const WeightAndBias& norm = weights.final_norm;
  Tensor normalized = layer_norm(last, norm.weight, norm.bias, config.epsilon);
  const Tensor& head = weights.head ? *weights.head : weights.words;
  Tensor logits = linear(normalized, head, weights.head_bias, "word");
  logits.axes.back().labels = words;
  Tensor probabilities = softmax_rows(logits);
  add(steps, "final_norm", "N_f", "LayerNorm", std::move(normalized));
  add(steps, "logits", "L", weights.head ? "N_f W^T + b" : "N_f E^T + b",
      std::move(logits));
  add(steps, "probabilities", "P", "softmax", std::move(probabilities));
}

}  // namespace

std::vector<Step> model_steps(const ModelConfig& config,
                              const ModelWeights& weights,
                              const std::vector<std::size_t>& ids,
                              const std::vector<std::string>& words) {
  Steps steps;
  const Tensor embeddings = add_embeddings(steps, weights, ids);
  Tensor input = renamed(stacked(embeddings, 1), {"layer", "token", "d_model"});
  std::vector<Steps> layers;
  for (const ModelLayer& layer : weights.layers) {
    layers.push_back(LayerRun(config, layer).run(input));
    input = layers.back().back().tensor;
  }
  add_layers(steps, layers);
  add_head(steps, config, weights, input.matrix({{0}}), words);
  return {std::make_move_iterator(steps.begin()),
          std::make_move_iterator(steps.end())};
}

}  // namespace owldeck
