#pragma once

#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "generator/attention/model.h"
#include "generator/tensor/torch_random.h"

namespace owldeck {

/// The files of a model `small-base` that a test can make wrong: two layers of
/// two heads, six tokens at most, random weights.
struct SmallModel {
  using Json = nlohmann::json;

  Json section{{"vocab_size", 7},
               {"n_layers", 2},
               {"n_heads", 2},
               {"d_model", 4},
               {"d_ff", 6},
               {"context", 6},
               {"causal", false},
               {"layernorm_eps", 1e-5},
               {"activation", "gelu"},
               {"tied_head", false},
               {"bos", 1},
               {"unk", 2},
               {"pad", 0}};
  Json words{"[PAD]", "[BOS]", "[UNK]", "the", "cat", "sat", "Tom"};
  std::map<std::string, std::vector<std::size_t>> shapes = all_shapes();
  /// Values of a tensor that are not random.
  std::map<std::string, float> constants;

  [[nodiscard]] DataFiles files() const {
    return {{"models/small/config.json", Json{{"base", section}}.dump()},
            {"models/small/vocab.json", words.dump()},
            {"models/small/base.safetensors", weights()}};
  }

 private:
  static std::map<std::string, std::vector<std::size_t>> all_shapes() {
    std::map<std::string, std::vector<std::size_t>> all{
        {"tok_emb.weight", {7, 4}}, {"pos_emb.weight", {6, 4}},
        {"ln_f.weight", {4}},       {"ln_f.bias", {4}},
        {"head.weight", {7, 4}},    {"head.bias", {7}}};
    for (const std::string block : {"blocks.0.", "blocks.1."}) {
      for (const std::string norm : {"ln1", "ln2"}) {
        all[block + norm + ".weight"] = {4};
        all[block + norm + ".bias"] = {4};
      }
      for (const std::string linear : {"q", "k", "v", "o"}) {
        all[block + "attn." + linear + ".weight"] = {4, 4};
        all[block + "attn." + linear + ".bias"] = {4};
      }
      all[block + "mlp.fc1.weight"] = {6, 4};
      all[block + "mlp.fc1.bias"] = {6};
      all[block + "mlp.fc2.weight"] = {4, 6};
      all[block + "mlp.fc2.bias"] = {4};
    }
    return all;
  }

  [[nodiscard]] std::string weights() const {
    TorchRandom random(1);
    Json header = Json::object();
    std::string bytes;
    for (const auto& [name, shape] : shapes) {
      std::size_t count = 1;
      for (const std::size_t size : shape) {
        count *= size;
      }
      std::vector<float> values = random.uniform(count, -1.0f, 1.0f);
      if (const auto given = constants.find(name); given != constants.end()) {
        values.assign(count, given->second);
      }
      const std::size_t begin = bytes.size();
      bytes.append(reinterpret_cast<const char*>(values.data()),
                   count * sizeof(float));
      header[name] = {{"dtype", "F32"},
                      {"shape", shape},
                      {"data_offsets", {begin, bytes.size()}}};
    }
    const std::string text = header.dump();
    std::uint64_t length = text.size();
    std::string prefix(sizeof(length), '\0');
    std::memcpy(prefix.data(), &length, sizeof(length));
    return prefix + text + bytes;
  }
};

/// `model` reads `text`: the model is named at 3:10, the text at 3:30.
inline ModelSpec model_spec(std::string model, std::string text) {
  return {{"run", {"deck.yaml", 3, 3}},
          {std::move(model), {"deck.yaml", 3, 10}},
          {std::move(text), {"deck.yaml", 3, 30}}};
}

}  // namespace owldeck
