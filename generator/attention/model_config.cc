#include "generator/attention/model_config.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "generator/source/utf8.h"
#include "generator/tensor/quote.h"

namespace owldeck {
namespace {

using Json = nlohmann::json;

constexpr double kLargestEpsilon = 1;

/// `bytes` as JSON, or what is wrong with them.
FileResult<Json> parse(std::string_view bytes) {
  if (bytes.size() > kMostModelJsonBytes) {
    return {{},
            fmt::format("it has {} bytes: expected at most {}", bytes.size(),
                        kMostModelJsonBytes)};
  }
  bool too_deep = false;
  const auto watch_depth = [&too_deep](int depth, Json::parse_event_t, Json&) {
    too_deep |= depth > kDeepestModelJson;
    return !too_deep;
  };
  Json json = Json::parse(bytes, watch_depth, false);
  if (too_deep) {
    return {{},
            fmt::format("it nests deeper than {} levels", kDeepestModelJson)};
  }
  if (json.is_discarded()) {
    return {{}, "it is no JSON"};
  }
  return {std::move(json), {}};
}

/// How a message shows a wrong value: as it stands, or only what it is.
std::string shown(const Json& value) {
  if (value.is_structured()) {
    return value.is_array() ? "a list" : "an object";
  }
  const auto* text = value.get_ptr<const std::string*>();
  return text != nullptr ? in_quotes(*text) : value.dump();
}

std::string_view word_of(Activation activation) {
  switch (activation) {
    case Activation::Gelu:
      return "gelu";
    case Activation::GeluTanh:
      return "gelu_tanh";
    case Activation::Relu:
      break;
  }
  return "relu";
}

struct SizeKey {
  const char* key;
  std::size_t ModelConfig::*member;
  std::size_t largest;
};

constexpr std::array kSizes{SizeKey{"vocab_size", &ModelConfig::words, 65536},
                            SizeKey{"n_layers", &ModelConfig::layers, 96},
                            SizeKey{"n_heads", &ModelConfig::heads, 128},
                            SizeKey{"d_model", &ModelConfig::d_model, 16384},
                            SizeKey{"d_ff", &ModelConfig::d_ff, 65536},
                            SizeKey{"context", &ModelConfig::context, 4096}};

/// Reads the values of one section; remembers the first problem.
class SectionReader {
 public:
  SectionReader(const Json& section, std::string_view part)
      : section_(section), part_(part) {}

  std::size_t size(const char* key, std::size_t least, std::size_t largest) {
    const Json* value = find(key);
    if (value == nullptr) {
      return 0;
    }
    // Negative numbers are no unsigned ones.
    const bool fits = value->is_number_unsigned() &&
                      value->get<std::uint64_t>() >= least &&
                      value->get<std::uint64_t>() <= largest;
    if (!fits) {
      refuse(key, fmt::format("a whole number from {} to {}", least, largest));
      return 0;
    }
    return value->get<std::size_t>();
  }

  bool flag(const char* key) {
    const Json* value = find(key);
    if (value != nullptr && !value->is_boolean()) {
      refuse(key, "true or false");
    }
    return value != nullptr && value->is_boolean() && value->get<bool>();
  }

  double epsilon(const char* key) {
    const Json* value = find(key);
    const double number =
        value != nullptr && value->is_number() ? value->get<double>() : 0;
    if (value != nullptr && !(number > 0 && number <= kLargestEpsilon)) {
      refuse(key, fmt::format("a number above 0, at most {}", kLargestEpsilon));
    }
    return number;
  }

  Activation activation(const char* key) {
    const Json* value = find(key);
    for (const Activation known :
         {Activation::Gelu, Activation::GeluTanh, Activation::Relu}) {
      if (value != nullptr && *value == word_of(known)) {
        return known;
      }
    }
    if (value != nullptr) {
      refuse(key, "gelu_tanh, gelu or relu");
    }
    return {};
  }

  [[nodiscard]] bool has(const char* key) const {
    return section_.contains(key);
  }

  void refuse(const char* key, const std::string& expected) {
    report(fmt::format("{}.{} is {}: expected {}", part_, key,
                       shown(section_.at(key)), expected));
  }

  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  const Json* find(const char* key) {
    const auto found = section_.find(key);
    if (found == section_.end()) {
      report(fmt::format("{}.{} is missing", part_, key));
      return nullptr;
    }
    return &*found;
  }

  void report(std::string problem) {
    if (problem_.empty()) {
      problem_ = std::move(problem);
    }
  }

  const Json& section_;
  std::string_view part_;
  std::string problem_;
};

void check_heads(const ModelConfig& config, SectionReader& reader) {
  if (!reader.problem().empty()) {
    return;
  }
  if (config.d_model % config.heads != 0) {
    reader.refuse("n_heads",
                  fmt::format("a divisor of d_model {}", config.d_model));
    return;
  }
  const std::size_t head_dim = config.d_model / config.heads;
  if (reader.has("head_dim") &&
      reader.size("head_dim", 1, config.d_model) != head_dim &&
      reader.problem().empty()) {
    reader.refuse("head_dim",
                  fmt::format("{}, which is d_model / n_heads", head_dim));
  }
}

ModelConfig read_section(SectionReader& reader) {
  ModelConfig config;
  for (const SizeKey& row : kSizes) {
    config.*row.member = reader.size(row.key, 1, row.largest);
  }
  check_heads(config, reader);
  config.causal = reader.flag("causal");
  config.epsilon = reader.epsilon("layernorm_eps");
  config.activation = reader.activation("activation");
  config.tied_head = reader.flag("tied_head");
  const std::size_t last_word = config.words - 1;
  config.bos = reader.size("bos", 0, last_word);
  config.unk = reader.size("unk", 0, last_word);
  if (reader.has("pad")) {
    config.pad = reader.size("pad", 0, last_word);
  }
  return config;
}

bool has_control(std::string_view word) {
  while (!word.empty()) {
    const Utf8Character character = first_character(word);
    if (is_control(character.code)) {
      return true;
    }
    word.remove_prefix(static_cast<std::size_t>(character.bytes));
  }
  return false;
}

}  // namespace

FileResult<ModelConfig> read_model_config(std::string_view bytes,
                                          std::string_view part) {
  const FileResult<Json> json = parse(bytes);
  if (!json.value) {
    return {{}, json.problem};
  }
  if (!json.value->is_object() || !json.value->contains(part) ||
      !json.value->at(std::string(part)).is_object()) {
    return {{}, fmt::format("it has no section '{}'", part)};
  }
  SectionReader reader(json.value->at(std::string(part)), part);
  const ModelConfig config = read_section(reader);
  if (!reader.problem().empty()) {
    return {{}, reader.problem()};
  }
  return {config, {}};
}

FileResult<std::vector<std::string>> read_words(std::string_view bytes,
                                                std::size_t count) {
  const FileResult<Json> json = parse(bytes);
  if (!json.value) {
    return {{}, json.problem};
  }
  if (!json.value->is_array()) {
    return {
        {},
        fmt::format("it is {}: expected a list of words", shown(*json.value))};
  }
  if (json.value->size() != count) {
    return {{},
            fmt::format("it has {} words: vocab_size is {}", json.value->size(),
                        count)};
  }
  std::vector<std::string> words;
  std::set<std::string_view> seen;
  for (const Json& word : *json.value) {
    const auto* text = word.get_ptr<const std::string*>();
    if (text == nullptr || text->empty() || has_control(*text)) {
      return {{},
              fmt::format("word {} is {}: expected a word", words.size(),
                          shown(word))};
    }
    if (!seen.insert(*text).second) {
      return {{}, fmt::format("{} stands twice", shown(word))};
    }
    words.push_back(*text);
  }
  return {std::move(words), {}};
}

}  // namespace owldeck
