#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/tensor/file_result.h"
#include "generator/tensor/layer_math.h"

namespace owldeck {

/// A model's `config.json` or `vocab.json`: bytes, and how deep it nests.
inline constexpr std::size_t kMostModelJsonBytes = std::size_t{4} << 20;
inline constexpr int kDeepestModelJson = 16;

/// What a transformer is like, as its JSON files say: content/models/README.md.
struct ModelConfig {
  std::size_t words = 0;  ///< key `vocab_size`
  std::size_t layers = 0;
  std::size_t heads = 0;  ///< divides d_model
  std::size_t d_model = 0;
  std::size_t d_ff = 0;
  std::size_t context = 0;  ///< tokens that it reads at most
  bool causal = false;
  double epsilon = 0;  ///< key `layernorm_eps`
  Activation activation = Activation::GeluTanh;
  bool tied_head = true;  ///< the word table is also the head
  std::size_t bos = 0;    ///< the token in front of every text
  std::size_t unk = 0;    ///< the token for an unknown word
  std::optional<std::size_t> pad;
};

/// The section `part` of a `config.json`, every value within its limits.
[[nodiscard]] FileResult<ModelConfig> read_model_config(std::string_view bytes,
                                                        std::string_view part);

/// The words of a `vocab.json`, all different, none empty: `count` of them.
[[nodiscard]] FileResult<std::vector<std::string>> read_words(
    std::string_view bytes, std::size_t count);

}  // namespace owldeck
