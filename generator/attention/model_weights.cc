#include "generator/attention/model_weights.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "generator/tensor/quote.h"

namespace owldeck {
namespace {

using Shape = std::vector<std::size_t>;

Shape shape_of(const Tensor& tensor) {
  Shape shape;
  for (const Axis& axis : tensor.axes) {
    shape.push_back(axis.size);
  }
  return shape;
}

/// Takes tensors by name; remembers the first problem.
class WeightTaker {
 public:
  explicit WeightTaker(NamedTensors tensors) : tensors_(std::move(tensors)) {}

  Tensor take(const std::string& name, const Shape& shape) {
    auto node = tensors_.extract(name);
    if (node.empty()) {
      report(fmt::format("'{}' is missing", name));
      return {};
    }
    Tensor& tensor = node.mapped();
    if (shape_of(tensor) != shape) {
      report(fmt::format("'{}' has the shape [{}]: expected [{}]", name,
                         fmt::join(shape_of(tensor), ", "),
                         fmt::join(shape, ", ")));
    } else if (!std::ranges::all_of(tensor.values, [](float value) {
                 return std::isfinite(value);
               })) {
      report(fmt::format("'{}' has a number that is not finite", name));
    }
    return std::move(tensor);
  }

  WeightAndBias linear(const std::string& name, std::size_t in,
                       std::size_t out) {
    return {take(name + ".weight", {out, in}), take(name + ".bias", {out})};
  }

  WeightAndBias norm(const std::string& name, std::size_t width) {
    return {take(name + ".weight", {width}), take(name + ".bias", {width})};
  }

  /// The first problem, one that is left over being the last one.
  std::string problem() {
    if (!tensors_.empty()) {
      report(fmt::format("{} is no weight that the configuration asks for",
                         in_quotes(tensors_.begin()->first)));
    }
    return problem_;
  }

 private:
  void report(std::string problem) {
    if (problem_.empty()) {
      problem_ = std::move(problem);
    }
  }

  NamedTensors tensors_;
  std::string problem_;
};

ModelLayer take_layer(WeightTaker& taker, const ModelConfig& config,
                      std::size_t layer) {
  const std::string block = fmt::format("blocks.{}.", layer);
  const std::size_t width = config.d_model;
  ModelLayer result;
  result.attention_norm = taker.norm(block + "ln1", width);
  result.query = taker.linear(block + "attn.q", width, width);
  result.key = taker.linear(block + "attn.k", width, width);
  result.value = taker.linear(block + "attn.v", width, width);
  result.output = taker.linear(block + "attn.o", width, width);
  result.mlp_norm = taker.norm(block + "ln2", width);
  result.hidden = taker.linear(block + "mlp.fc1", width, config.d_ff);
  result.mlp_output = taker.linear(block + "mlp.fc2", config.d_ff, width);
  return result;
}

}  // namespace

FileResult<ModelWeights> take_weights(NamedTensors tensors,
                                      const ModelConfig& config) {
  WeightTaker taker(std::move(tensors));
  const Shape table{config.words, config.d_model};
  ModelWeights weights;
  weights.words = taker.take("tok_emb.weight", table);
  weights.positions =
      taker.take("pos_emb.weight", {config.context, config.d_model});
  for (std::size_t layer = 0; layer < config.layers; ++layer) {
    weights.layers.push_back(take_layer(taker, config, layer));
  }
  weights.final_norm = taker.norm("ln_f", config.d_model);
  if (!config.tied_head) {
    weights.head = taker.take("head.weight", table);
  }
  weights.head_bias = taker.take("head.bias", {config.words});
  const std::string problem = taker.problem();
  if (!problem.empty()) {
    return {{}, problem};
  }
  return {std::move(weights), {}};
}

}  // namespace owldeck
