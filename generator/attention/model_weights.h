#pragma once

#include <optional>
#include <vector>

#include "generator/attention/model_config.h"
#include "generator/tensor/file_result.h"
#include "generator/tensor/safetensors.h"
#include "generator/tensor/tensor.h"

namespace owldeck {

/// A linear layer, weight [out, in], or a layer norm, weight [column]; the bias
/// is as wide as the result.
struct WeightAndBias {
  Tensor weight;
  Tensor bias;
};

struct ModelLayer {
  WeightAndBias attention_norm;
  WeightAndBias query;
  WeightAndBias key;
  WeightAndBias value;
  WeightAndBias output;
  WeightAndBias mlp_norm;
  WeightAndBias hidden;
  WeightAndBias mlp_output;
};

/// The weights of a transformer.
struct ModelWeights {
  Tensor words;      ///< [word, d_model]
  Tensor positions;  ///< [position, d_model]
  std::vector<ModelLayer> layers;
  WeightAndBias final_norm;
  std::optional<Tensor> head;  ///< [word, d_model]; nothing if it is `words`
  Tensor head_bias;            ///< [word]
};

/// Takes the weights that `config` asks for out of `tensors`: all of them
/// there, of the right shape and finite, and no others
/// (content/models/README.md has their names).
[[nodiscard]] FileResult<ModelWeights> take_weights(NamedTensors tensors,
                                                    const ModelConfig& config);

}  // namespace owldeck
