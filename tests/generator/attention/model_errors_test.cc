#include <doctest/doctest.h>

#include <limits>

#include "generator/attention/model_config.h"
#include "tests/generator/attention/small_model.h"

namespace owldeck {
namespace {

constexpr const char* kConfig = "'models/small/config.json': ";
constexpr const char* kWords = "'models/small/vocab.json': ";
constexpr const char* kWeights = "'models/small/base.safetensors': ";

const Span kModelPlace{"deck.yaml", 3, 10};
const Span kTextPlace{"deck.yaml", 3, 30};

/// The only problem of a run, which leaves no steps.
Diagnostic problem_of(const ModelSpec& spec, const DataFiles& files = {}) {
  Diagnostics diagnostics;
  const Trace trace = trace_model(spec, files, diagnostics);
  CHECK(trace.steps.empty());
  CHECK(trace.tokens.empty());
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all().front();
}

/// What is wrong with a model's files, behind the name of the file.
std::string problem_of(const DataFiles& files, const std::string& file) {
  const Diagnostic found =
      problem_of(model_spec("small-base", "the cat"), files);
  CHECK(found.code == "model-file");
  CHECK(found.span == kModelPlace);
  REQUIRE(found.message.starts_with(file));
  return found.message.substr(file.size());
}

/// What is wrong if the configuration's `key` is `value`.
std::string config_problem(const char* key, const SmallModel::Json& value) {
  SmallModel model;
  model.section[key] = value;
  return problem_of(model.files(), kConfig);
}

std::string words_problem(const SmallModel::Json& words) {
  SmallModel model;
  model.words = words;
  return problem_of(model.files(), kWords);
}

TEST_CASE("model: an unknown model is refused with the nearest known one") {
  const Diagnostic found = problem_of(model_spec("tiny-encodr", "the cat"));
  CHECK(found.code == "unknown-model");
  CHECK(found.span == kModelPlace);
  CHECK(found.message == "unknown model 'tiny-encodr'");
  CHECK(found.hint == "did you mean 'tiny-encoder'?");
}

TEST_CASE("model: a name that is near none lists the known models") {
  const Diagnostic found = problem_of(model_spec("gpt", "the cat"));
  CHECK(found.code == "unknown-model");
  CHECK(found.hint == "known are 'tiny-decoder', 'tiny-encoder'");
}

TEST_CASE("model: a file that the loader did not find is reported by it") {
  DataFiles files = SmallModel().files();
  files.erase("models/small/vocab.json");
  Diagnostics diagnostics;
  const Trace trace =
      trace_model(model_spec("small-base", "the cat"), files, diagnostics);
  CHECK(trace.steps.empty());
  CHECK(diagnostics.all().empty());
}

TEST_CASE("model: an empty text is refused at the text") {
  const Diagnostic found = problem_of(model_spec("tiny-encoder", " \n"));
  CHECK(found.code == "text-empty");
  CHECK(found.span == kTextPlace);
  CHECK(found.message == "the text has no words");
}

TEST_CASE("model: a text longer than the context is refused at the text") {
  const Diagnostic found =
      problem_of(model_spec("small-base", "the the the the the the"),
                 SmallModel().files());
  CHECK(found.code == "experiment-size");
  CHECK(found.span == kTextPlace);
  CHECK(found.message == "7 tokens with [BOS]: small-base reads at most 6");
}

TEST_CASE("model: a text as long as the context is read") {
  Diagnostics diagnostics;
  const Trace trace =
      trace_model(model_spec("small-base", "the the the the the"),
                  SmallModel().files(), diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(trace.tokens.size() == 6);
}

TEST_CASE("model: more numbers than a trace may have are refused") {
  SmallModel model;
  model.section["context"] = 2048;
  model.shapes["pos_emb.weight"] = {2048, 4};
  std::string text;
  for (int word = 0; word < 1100; ++word) {
    text += "the ";
  }
  const Diagnostic found =
      problem_of(model_spec("small-base", text), model.files());
  CHECK(found.code == "experiment-size");
  CHECK(found.message ==
        "1101 tokens with [BOS] make steps of 4848804 numbers: expected at "
        "most 4194304");
}

TEST_CASE("model: an unknown word is read as [UNK], with a warning") {
  Diagnostics diagnostics;
  const Trace trace = trace_model(
      model_spec("tiny-encoder", "The cta sat on a cta"), {}, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  const Diagnostic found = diagnostics.all().front();
  CHECK(found.severity == Severity::Warning);
  CHECK(found.code == "unknown-word");
  CHECK(found.span == kTextPlace);
  CHECK(found.message == "tiny-encoder does not know 'cta': it reads [UNK]");
  CHECK(found.hint == "did you mean 'cat'?");
  CHECK(trace.tokens == std::vector<std::string>{"[BOS]", "the", "[UNK]", "sat",
                                                 "on", "a", "[UNK]"});
}

TEST_CASE("model: an unknown word that is near none counts the known ones") {
  Diagnostics diagnostics;
  CHECK(
      !trace_model(model_spec("tiny-decoder", "Übermäßigkeit"), {}, diagnostics)
           .steps.empty());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message ==
        "tiny-decoder does not know 'Übermäßigkeit': it reads [UNK]");
  CHECK(diagnostics.all()[0].hint == "it knows 606 words");
}

TEST_CASE("model: a configuration that is no JSON is refused") {
  DataFiles files = SmallModel().files();
  files["models/small/config.json"] = "{\"base\": ";
  CHECK(problem_of(files, kConfig) == "it is no JSON");
}

TEST_CASE("model: deep JSON is refused") {
  DataFiles files = SmallModel().files();
  files["models/small/config.json"] = std::string(100000, '[');
  CHECK(problem_of(files, kConfig) == "it nests deeper than 16 levels");
}

TEST_CASE("model: a configuration without the part is refused") {
  DataFiles files = SmallModel().files();
  files["models/small/config.json"] = "{\"bse\": {}}";
  CHECK(problem_of(files, kConfig) == "it has no section 'base'");
  files["models/small/config.json"] = "[1]";
  CHECK(problem_of(files, kConfig) == "it has no section 'base'");
}

TEST_CASE("model: a missing key of the configuration is named") {
  for (const std::string key :
       {"vocab_size", "n_layers", "n_heads", "d_model", "d_ff", "context",
        "causal", "layernorm_eps", "activation", "tied_head", "bos", "unk"}) {
    SmallModel model;
    model.section.erase(key);
    CHECK(problem_of(model.files(), kConfig) == "base." + key + " is missing");
  }
}

TEST_CASE("model: sizes are whole numbers within their limits") {
  CHECK(config_problem("n_layers", 0) ==
        "base.n_layers is 0: expected a whole number from 1 to 96");
  CHECK(config_problem("d_ff", -6) ==
        "base.d_ff is -6: expected a whole number from 1 to 65536");
  CHECK(config_problem("d_model", 4.0) ==
        "base.d_model is 4.0: expected a whole number from 1 to 16384");
  CHECK(config_problem("vocab_size", 18446744073709551615u) ==
        "base.vocab_size is 18446744073709551615: expected a whole number "
        "from 1 to 65536");
  CHECK(config_problem("context", "six") ==
        "base.context is 'six': expected a whole number from 1 to 4096");
  CHECK(config_problem("n_heads", SmallModel::Json::array({2})) ==
        "base.n_heads is a list: expected a whole number from 1 to 128");
  CHECK(config_problem("bos", 7) ==
        "base.bos is 7: expected a whole number from 0 to 6");
}

TEST_CASE("model: heads divide d_model") {
  CHECK(config_problem("n_heads", 3) ==
        "base.n_heads is 3: expected a divisor of d_model 4");
}

TEST_CASE("model: a head_dim that contradicts the heads is refused") {
  CHECK(config_problem("head_dim", 4) ==
        "base.head_dim is 4: expected 2, which is d_model / n_heads");
}

TEST_CASE("model: values of another kind are refused") {
  CHECK(config_problem("causal", 1) ==
        "base.causal is 1: expected true or false");
  CHECK(config_problem("layernorm_eps", 0) ==
        "base.layernorm_eps is 0: expected a number above 0, at most 1");
  CHECK(config_problem("activation", "swish") ==
        "base.activation is 'swish': expected gelu_tanh, gelu or relu");
}

TEST_CASE("model: a vocabulary is a list of different words") {
  CHECK(words_problem({{"the", 0}}) ==
        "it is an object: expected a list of words");
  CHECK(words_problem({"a", "b"}) == "it has 2 words: vocab_size is 7");
  CHECK(words_problem({"0", "1", "2", "a", 5, "b", "c"}) ==
        "word 4 is 5: expected a word");
  CHECK(words_problem({"0", "1", "2", "a", "", "b", "c"}) ==
        "word 4 is '': expected a word");
  CHECK(words_problem({"0", "1", "2", "a", "\x1b[2J", "b", "c"}) ==
        "word 4 is '\uFFFD[2J': expected a word");
  CHECK(words_problem({"0", "1", "2", "a", "a", "b", "c"}) ==
        "'a' stands twice");
}

TEST_CASE("model: a truncated file of weights is refused") {
  DataFiles files = SmallModel().files();
  files["models/small/base.safetensors"].resize(6);
  CHECK(problem_of(files, kWeights).starts_with("the file has 6 bytes"));
}

TEST_CASE("model: a missing weight is named") {
  SmallModel model;
  model.shapes.erase("blocks.1.attn.k.bias");
  CHECK(problem_of(model.files(), kWeights) ==
        "'blocks.1.attn.k.bias' is missing");
}

TEST_CASE("model: a weight of another shape is refused with both shapes") {
  SmallModel model;
  model.shapes["blocks.0.mlp.fc1.weight"] = {4, 6};
  CHECK(problem_of(model.files(), kWeights) ==
        "'blocks.0.mlp.fc1.weight' has the shape [4, 6]: expected [6, 4]");
}

TEST_CASE("model: a weight that nothing asks for is refused") {
  SmallModel model;
  model.section["tied_head"] = true;
  CHECK(problem_of(model.files(), kWeights) ==
        "'head.weight' is no weight that the configuration asks for");
}

TEST_CASE("model: a weight that is not finite is refused") {
  SmallModel model;
  model.constants["ln_f.weight"] = std::numeric_limits<float>::quiet_NaN();
  CHECK(problem_of(model.files(), kWeights) ==
        "'ln_f.weight' has a number that is not finite");
}

TEST_CASE("model: weights whose sums run over are refused") {
  for (const std::string part : {"blocks.1.attn.q", "blocks.1.mlp.fc1"}) {
    SmallModel model;
    model.constants[part + ".weight"] = 3e38f;
    model.constants[part + ".bias"] = 3e38f;
    CHECK(problem_of(model.files(), kWeights) ==
          "the text gives numbers that are not finite");
  }
}

TEST_CASE("model: a configuration of more bytes than the limit is not parsed") {
  SmallModel model;
  DataFiles files = model.files();
  files["models/small/config.json"] = std::string(kMostModelJsonBytes + 1, '[');
  CHECK(problem_of(files, kConfig) ==
        "it has 4194305 bytes: expected at most 4194304");
}

}  // namespace
}  // namespace owldeck
