#include "generator/attention/read_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "generator/attention/built_in_models.h"
#include "generator/tensor/safetensors.h"

namespace owldeck {
namespace {

/// The names of the models that the program brings along.
std::vector<std::string> built_in_names() {
  constexpr std::string_view root = "models/";
  constexpr std::string_view extension = ".safetensors";
  std::vector<std::string> names;
  for (const BuiltInFile& file : built_in_models()) {
    if (file.key.ends_with(extension)) {
      std::string name(file.key.substr(
          root.size(), file.key.size() - root.size() - extension.size()));
      std::ranges::replace(name, '/', '-');
      names.push_back(std::move(name));
    }
  }
  return names;
}

class ModelReader {
 public:
  ModelReader(const ModelSpec& spec, const DataFiles& files,
              Diagnostics& diagnostics)
      : spec_(spec),
        files_(files),
        name_(model_name(spec.model.value)),
        keys_(model_files(name_)),
        diagnostics_(diagnostics) {}

  std::optional<Model> read() {
    const auto config_bytes = find(keys_.config);
    const auto words_bytes = find(keys_.vocabulary);
    const auto weights_bytes = find(keys_.weights);
    if (!config_bytes || !words_bytes || !weights_bytes) {
      report_missing();
      return std::nullopt;
    }
    const auto config =
        checked(keys_.config, read_model_config(*config_bytes, name_.part));
    if (!config) {
      return std::nullopt;
    }
    auto words =
        checked(keys_.vocabulary, read_words(*words_bytes, config->words));
    auto weights = read_weights(*weights_bytes, *config);
    if (!words || !weights) {
      return std::nullopt;
    }
    return Model{*config, Vocabulary(std::move(*words), *config),
                 std::move(*weights)};
  }

 private:
  /// Whether the deck brings the model along.
  [[nodiscard]] bool is_of_the_deck() const {
    return files_.contains(keys_.config) || files_.contains(keys_.vocabulary) ||
           files_.contains(keys_.weights);
  }

  [[nodiscard]] std::optional<std::string_view> find(
      const std::string& key) const {
    if (is_of_the_deck()) {
      const auto file = files_.find(key);
      return file == files_.end()
                 ? std::nullopt
                 : std::optional<std::string_view>(file->second);
    }
    const auto built_in = built_in_models();
    const auto file = std::ranges::find(built_in, key, &BuiltInFile::key);
    return file == built_in.end() ? std::nullopt : std::optional(file->bytes);
  }

  void report_missing() {
    // A file of the deck that could not be read has been reported.
    if (!is_of_the_deck()) {
      diagnostics_.error(spec_.model.span, "unknown-model",
                         fmt::format("unknown model '{}'", spec_.model.value),
                         suggest(spec_.model.value, built_in_names()));
    }
  }

  std::optional<ModelWeights> read_weights(std::string_view bytes,
                                           const ModelConfig& config) {
    auto tensors = checked(keys_.weights, read_safetensors(bytes));
    return tensors ? checked(keys_.weights,
                             take_weights(std::move(*tensors), config))
                   : std::nullopt;
  }

  template <class T>
  std::optional<T> checked(const std::string& key, FileResult<T> result) {
    if (!result.value) {
      diagnostics_.error(spec_.model.span, "model-file",
                         fmt::format("'{}': {}", key, result.problem));
    }
    return std::move(result.value);
  }

  const ModelSpec& spec_;
  const DataFiles& files_;
  ModelName name_;
  ModelFiles keys_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<Model> read_model(const ModelSpec& spec, const DataFiles& files,
                                Diagnostics& diagnostics) {
  return ModelReader(spec, files, diagnostics).read();
}

}  // namespace owldeck
