#include "generator/attention/model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "generator/attention/expression.h"
#include "generator/tensor/layer_math.h"
#include "generator/tensor/tensor_math.h"
#include "tests/generator/attention/small_model.h"

namespace owldeck {
namespace {

using Json = nlohmann::json;

constexpr const char* kTired = "The cat sat on the mat because it was tired";
constexpr const char* kSoft = "The cat sat on the mat because it was soft";

/// The trace of a text without any problem.
Trace read_text(const std::string& model, const std::string& text,
                const DataFiles& files = {}) {
  Diagnostics diagnostics;
  Trace trace = trace_model(model_spec(model, text), files, diagnostics);
  REQUIRE(diagnostics.all().empty());
  return trace;
}

const Tensor& step(const Trace& trace, const char* name) {
  const Tensor* tensor = trace.find(name);
  REQUIRE_MESSAGE(tensor != nullptr, "no step ", name);
  return *tensor;
}

std::vector<std::string> axis_names(const Tensor& tensor) {
  std::vector<std::string> names;
  for (const Axis& axis : tensor.axes) {
    names.push_back(axis.name);
  }
  return names;
}

/// What the first `query` looks at in one head: a weight for every token.
std::vector<float> row_of(const Trace& trace, std::size_t layer,
                          std::size_t head, const char* query) {
  const Tensor matrix = step(trace, "weights").matrix(std::array{layer, head});
  const auto row = static_cast<std::size_t>(trace.index_of(query));
  const auto first = matrix.values.begin() +
                     static_cast<std::ptrdiff_t>(row * matrix.columns());
  return {first, first + static_cast<std::ptrdiff_t>(matrix.columns())};
}

/// The token that `query` looks at most.
std::string most_seen(const Trace& trace, std::size_t layer, std::size_t head,
                      const char* query) {
  const std::vector<float> row = row_of(trace, layer, head, query);
  const auto largest = std::ranges::max_element(row);
  return trace.tokens[static_cast<std::size_t>(largest - row.begin())];
}

/// The recorded sentences of the part `encoder` or `decoder`.
Json reference(const char* part) {
  std::ifstream file(OWLDECK_SOURCE_DIR "/content/models/tiny/reference.json");
  return Json::parse(file).at(part);
}

double largest_difference(const Tensor& tensor, const Json& nested) {
  double largest = 0;
  std::size_t next = 0;
  const auto walk = [&](const auto& self, const Json& value) -> void {
    if (value.is_array()) {
      for (const Json& each : value) {
        self(self, each);
      }
      return;
    }
    REQUIRE(next < tensor.values.size());
    largest = std::max(largest,
                       std::abs(tensor.values[next++] - value.get<double>()));
  };
  walk(walk, nested);
  CHECK(next == tensor.values.size());
  return largest;
}

void check_reference(const char* part) {
  for (const Json& sentence : reference(part)) {
    const std::string text = sentence.at("text");
    const Trace trace = read_text(std::string("tiny-") + part, text);
    CAPTURE(text);
    CHECK(trace.tokens ==
          sentence.at("tokens").get<std::vector<std::string>>());
    CHECK(step(trace, "ids").values ==
          sentence.at("ids").get<std::vector<float>>());
    CHECK(largest_difference(step(trace, "weights"), sentence.at("attention")) <
          1e-5);
  }
}

void check_top_words(const char* part) {
  for (const Json& sentence : reference(part)) {
    const Trace trace =
        read_text(std::string("tiny-") + part, sentence.at("text"));
    const Tensor& logits = step(trace, "logits");
    const std::vector<std::string>& words = logits.axes[1].labels;
    REQUIRE(sentence.at("top5").size() == logits.rows());
    for (std::size_t token = 0; token < logits.rows(); ++token) {
      for (const Json& word : sentence.at("top5")[token]) {
        const std::size_t id = word.at("id");
        CHECK(words[id] == word.at("word"));
        CHECK(std::abs(logits.at({token, id}) -
                       word.at("logit").get<double>()) < 1e-5);
      }
    }
  }
}

TEST_CASE("model: tiny-encoder gives the recorded weights of every head") {
  check_reference("encoder");
}

TEST_CASE("model: tiny-decoder gives the recorded weights of every head") {
  check_reference("decoder");
}

TEST_CASE("model: tiny-encoder gives the recorded logits") {
  check_top_words("encoder");
}

TEST_CASE("model: tiny-decoder gives the recorded logits") {
  check_top_words("decoder");
}

TEST_CASE("model: encoder head 2.3 finds the cat when it is tired") {
  const Trace trace = read_text("tiny-encoder", kTired);
  CHECK(most_seen(trace, 2, 3, "it") == "cat");
  CHECK(row_of(trace, 2, 3, "it")[2] > 0.9);
}

TEST_CASE("model: encoder head 2.3 finds the mat when it is soft") {
  const Trace trace = read_text("tiny-encoder", kSoft);
  CHECK(most_seen(trace, 2, 3, "it") == "mat");
  CHECK(row_of(trace, 2, 3, "it")[6] > 0.9);
}

TEST_CASE("model: encoder head 2.2 ties a verb to its subject, not its place") {
  CHECK(most_seen(read_text("tiny-encoder", "The dogs in the park are playing"),
                  2, 2, "are") == "dogs");
  CHECK(most_seen(read_text("tiny-encoder", "The dog in the parks is playing"),
                  2, 2, "is") == "dog");
}

TEST_CASE("model: encoder head 2.2 reaches back over a clause") {
  const Trace trace = read_text(
      "tiny-encoder", "The book that I bought yesterday was interesting");
  CHECK(most_seen(trace, 2, 2, "was") == "book");
}

TEST_CASE("model: decoder heads reach back over a clause") {
  const Trace trace = read_text(
      "tiny-decoder", "The book that I bought yesterday was interesting");
  CHECK(most_seen(trace, 1, 2, "was") == "book");
  CHECK(most_seen(trace, 1, 1, "yesterday") == "book");
}

TEST_CASE("model: steps stand in the order of their computation") {
  const Trace trace = read_text("tiny-decoder", "The cat sat");
  std::vector<std::string> names;
  for (const Step& each : trace.steps) {
    names.push_back(each.name);
    CHECK(!each.symbol.empty());
    CHECK(!each.operation.empty());
  }
  CHECK(names == std::vector<std::string>{"ids",
                                          "token_embeddings",
                                          "position_embeddings",
                                          "embeddings",
                                          "attention_norm",
                                          "head_queries",
                                          "head_keys",
                                          "head_values",
                                          "scores",
                                          "scaled",
                                          "mask",
                                          "masked",
                                          "weights",
                                          "head_context",
                                          "concatenated",
                                          "attention_output",
                                          "attention_residual",
                                          "mlp_norm",
                                          "mlp_hidden",
                                          "mlp_activated",
                                          "mlp_output",
                                          "layer_output",
                                          "final_norm",
                                          "logits",
                                          "probabilities"});
}

TEST_CASE("model: axes say layer, head, token and word") {
  using Names = std::vector<std::string>;
  const Trace trace = read_text("tiny-encoder", "The cat sat");
  CHECK(axis_names(step(trace, "ids")) == Names{"token"});
  CHECK(axis_names(step(trace, "embeddings")) == Names{"token", "d_model"});
  CHECK(axis_names(step(trace, "head_keys")) ==
        Names{"layer", "head", "token", "head_dim"});
  CHECK(shape_text(step(trace, "head_keys")) == "(3, 4, 4, 16)");
  CHECK(axis_names(step(trace, "weights")) ==
        Names{"layer", "head", "query", "key"});
  CHECK(axis_names(step(trace, "head_context")) ==
        Names{"layer", "head", "token", "head_dim"});
  CHECK(axis_names(step(trace, "concatenated")) ==
        Names{"layer", "token", "d_model"});
  CHECK(axis_names(step(trace, "mlp_hidden")) ==
        Names{"layer", "token", "d_ff"});
  CHECK(shape_text(step(trace, "mlp_hidden")) == "(3, 4, 256)");
  CHECK(axis_names(step(trace, "layer_output")) ==
        Names{"layer", "token", "d_model"});
  CHECK(axis_names(step(trace, "final_norm")) == Names{"token", "d_model"});
  CHECK(axis_names(step(trace, "logits")) == Names{"token", "word"});
  CHECK(step(trace, "probabilities").axes[1].labels.size() == 606);
}

TEST_CASE("model: an encoder hides nothing") {
  const Trace trace = read_text("tiny-encoder", "The cat sat");
  CHECK(trace.find("mask") == nullptr);
  CHECK(trace.find("masked") == nullptr);
  CHECK(step(trace, "weights").at({0, 0, 0, 3}) > 0);
}

TEST_CASE("model: a layer reads what the one before it wrote") {
  const Trace trace = read_text("small-base", "the cat", SmallModel().files());
  const Tensor& residual = step(trace, "attention_residual");
  const Tensor& attended = step(trace, "attention_output");
  const Tensor& output = step(trace, "layer_output");
  const Tensor& embeddings = step(trace, "embeddings");
  CHECK(residual.at({0, 1, 2}) ==
        embeddings.at({1, 2}) + attended.at({0, 1, 2}));
  CHECK(residual.at({1, 1, 2}) ==
        output.at({0, 1, 2}) + attended.at({1, 1, 2}));
}

TEST_CASE("model: rows of weights and probabilities sum to 1") {
  for (const char* name : {"tiny-encoder", "tiny-decoder"}) {
    const Trace trace = read_text(name, kTired);
    for (const char* tensor : {"weights", "probabilities"}) {
      const Tensor& rows = step(trace, tensor);
      const std::size_t width = rows.axes.back().size;
      for (std::size_t first = 0; first < rows.values.size(); first += width) {
        double total = 0;
        for (std::size_t column = 0; column < width; ++column) {
          total += rows.values[first + column];
        }
        CHECK(std::abs(total - 1) < 1e-6);
      }
    }
  }
}

TEST_CASE("model: a decoder gives the future no weight at all") {
  const Trace trace = read_text("tiny-decoder", kTired);
  const Tensor& weights = step(trace, "weights");
  const Tensor& masked = step(trace, "masked");
  const Tensor& mask = step(trace, "mask");
  const std::size_t tokens = mask.rows();
  for (std::size_t index = 0; index < weights.values.size(); ++index) {
    const std::size_t cell = index % (tokens * tokens);
    if (cell % tokens > cell / tokens) {
      CHECK(mask.values[cell] == 1.0f);
      CHECK(masked.values[index] == -std::numeric_limits<float>::infinity());
      CHECK(weights.values[index] == 0.0f);
    }
  }
}

TEST_CASE("model: in a decoder the last word changes nothing before it") {
  const Tensor tired = step(read_text("tiny-decoder", kTired), "logits");
  const Tensor soft = step(read_text("tiny-decoder", kSoft), "logits");
  const auto before_last =
      static_cast<std::ptrdiff_t>((tired.rows() - 1) * tired.columns());
  CHECK(std::equal(tired.values.begin(), tired.values.begin() + before_last,
                   soft.values.begin()));
  CHECK(tired.values != soft.values);
}

TEST_CASE("model: words and punctuation, lower case where it must be") {
  CHECK(
      read_text("tiny-encoder", "The CAT sat, Tom.").tokens ==
      std::vector<std::string>{"[BOS]", "the", "cat", "sat", ",", "tom", "."});
  CHECK(read_text("small-base", "The cat Tom", SmallModel().files()).tokens ==
        std::vector<std::string>{"[BOS]", "the", "cat", "Tom"});
}

TEST_CASE("model: a masked word can be asked for") {
  const Trace trace =
      read_text("tiny-encoder", "The dogs in the park [MASK] playing");
  const Tensor& probabilities = step(trace, "probabilities");
  const auto& words = probabilities.axes[1].labels;
  const auto place = static_cast<std::size_t>(trace.index_of("[MASK]"));
  std::size_t best = 0;
  for (std::size_t word = 0; word < words.size(); ++word) {
    if (probabilities.at({place, word}) > probabilities.at({place, best})) {
      best = word;
    }
  }
  const bool plural = words[best] == "are" || words[best] == "were";
  CHECK_MESSAGE(plural, words[best]);
}

TEST_CASE("model: [UNK] and [PAD] are no words of a text") {
  for (const char* word : {"[UNK]", "[PAD]", "[BOS]"}) {
    Diagnostics diagnostics;
    const Trace trace =
        trace_model(model_spec("tiny-encoder", word), {}, diagnostics);
    CHECK(diagnostics.all().size() == 1);
    CHECK(trace.tokens == std::vector<std::string>{"[BOS]", "[UNK]"});
  }
}

TEST_CASE("model: any model of the layout is read by its configuration") {
  SmallModel model;
  model.section["causal"] = true;
  model.section["n_heads"] = 4;
  model.section["activation"] = "relu";
  model.section["tied_head"] = true;
  model.section.erase("pad");
  model.shapes.erase("head.weight");
  const Trace trace = read_text("small-base", "the cat sat", model.files());
  CHECK(shape_text(step(trace, "weights")) == "(2, 4, 4, 4)");
  CHECK(step(trace, "weights").at({1, 3, 0, 0}) == 1.0f);
  const Tensor& bent = step(trace, "mlp_activated");
  CHECK(std::ranges::min(bent.values) == 0.0f);
}

TEST_CASE("model: a tied head multiplies with the word table") {
  SmallModel model;
  model.section["tied_head"] = true;
  model.shapes.erase("head.weight");
  model.constants["head.bias"] = 0.0f;
  const Trace trace = read_text("small-base", "cat", model.files());
  const Tensor word =
      renamed({{{"", 1}, {"", 4}},
               {step(trace, "token_embeddings").values.begin() + 4,
                step(trace, "token_embeddings").values.end()}},
              {"word", "d_model"});
  const Tensor score = product_transposed(step(trace, "final_norm"), word);
  CHECK(step(trace, "logits").at({1, 4}) == score.at({1, 0}));
}

TEST_CASE("model: its numbers can stand in a text") {
  Traces traces;
  traces["tired"] = read_text("tiny-encoder", kTired);
  Diagnostics diagnostics;
  CHECK(expand({"{{ tired.weights[2][3][it][cat] | .2f }}", {}}, traces,
               diagnostics) == "0.92");
  CHECK(expand({"{{ tired.probabilities[tired][tired] | .0% }}", {}}, traces,
               diagnostics)
            .ends_with("%"));
  CHECK(diagnostics.all().empty());
}

}  // namespace
}  // namespace owldeck
