#include "generator/attention/read_model.h"

#include <doctest/doctest.h>

#include "tests/generator/attention/run_deck.h"
#include "tests/generator/attention/small_model.h"

namespace owldeck {
namespace {

/// The files of the small model, its folder called `name`.
DataFiles small_files(const std::string& name) {
  DataFiles files;
  for (const auto& [key, bytes] : SmallModel().files()) {
    std::string path = key;
    path.replace(path.find("small"), std::string("small").size(), name);
    files[path] = bytes;
  }
  return files;
}

TEST_CASE("read model: any deck can use the models of the program") {
  const Trace trace =
      traced("  tired: {model: tiny-decoder, text: The cat sat}\n", "tired");
  CHECK(trace.tokens == std::vector<std::string>{"[BOS]", "the", "cat", "sat"});
  CHECK(shape_text(*trace.find("weights")) == "(2, 4, 4, 4)");
}

TEST_CASE("read model: a deck can bring a model along") {
  std::map<std::string, std::string> beside_the_deck;
  for (const auto& [key, bytes] : small_files("own")) {
    beside_the_deck["/" + key] = bytes;
  }
  const Trace trace = traced("  tired: {model: own-base, text: the cat}\n",
                             "tired", beside_the_deck);
  REQUIRE(trace.find("weights") != nullptr);
  CHECK(shape_text(*trace.find("weights")) == "(2, 2, 3, 3)");
}

TEST_CASE("read model: the deck's files come before the program's") {
  Diagnostics diagnostics;
  const auto model = read_model(model_spec("tiny-base", "the cat"),
                                small_files("tiny"), diagnostics);
  REQUIRE(model);
  CHECK(model->config.words == 7);
}

TEST_CASE("read model: of a deck's model no file is the program's") {
  DataFiles files = small_files("tiny");
  files.erase("models/tiny/vocab.json");
  Diagnostics diagnostics;
  CHECK(!read_model(model_spec("tiny-base", "the cat"), files, diagnostics));
  CHECK(diagnostics.all().empty());
}

}  // namespace
}  // namespace owldeck
