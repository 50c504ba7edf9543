#include <doctest/doctest.h>
#include <stdio.h>
#include <sys/wait.h>

#include <nlohmann/json.hpp>
#include <string>

#include "generator/tensor/npy.h"
#include "tests/generator/build/temporary_folder.h"

// `owldeck tensors` as a user runs it.
namespace owldeck {
namespace {

constexpr const char* kDeck = R"~(deck: {id: tiny, title: Tiny}
experiments:
  journey:
    tokens: [Your, journey]
    embeddings: [[1, 0], [0, 2]]
  simple: {attention: simple, input: journey}
  wide:
    attention: multi-head
    shapes_only: true
    batch: 8
    tokens: 2048
    d_in: 12288
    d_out: 12288
    heads: 96
  uneven: {attention: multi-head, input: journey, d_out: 3, heads: 2}
slides:
  - {slide: 1, type: concept, topic: a, title: b}
)~";

struct Output {
  int status = 0;
  std::string data;      ///< standard output
  std::string messages;  ///< standard error
};

/// Runs the program in `folder`.
Output run_in(const TemporaryFolder& folder, const std::string& words) {
  const std::string command = "cd '" + folder.path().string() +
                              "' && " OWLDECK_PROGRAM " tensors " + words +
                              " >out 2>err";
  const int status = system(command.c_str());
  REQUIRE(WIFEXITED(status));
  return {WEXITSTATUS(status), read_file(folder / "out"),
          read_file(folder / "err")};
}

/// Runs the program in a folder that holds kDeck as deck.yaml.
Output run(const std::string& words) {
  const TemporaryFolder folder;
  write_file(folder / "deck.yaml", kDeck);
  return run_in(folder, words);
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("tensors: an experiment is listed with operations and shapes") {
  const Output output = run("deck.yaml simple");
  CHECK(output.status == 0);
  CHECK(output.messages.empty());
  CHECK(output.data ==
        "simple: simple attention, of journey\n"
        "  input    embeddings  (2, 2)  token, dimension\n"
        "  scores   X X^T       (2, 2)  query, key\n"
        "  weights  softmax     (2, 2)  query, key\n"
        "  context  A X         (2, 2)  query, dimension\n");
}

TEST_CASE("tensors: a tensor is printed with its tokens") {
  CHECK(run("deck.yaml simple.scores").data ==
        "simple.scores  (2, 2)  query × key\n"
        "\n"
        "         Your  journey\n"
        "Your       1.       0.\n"
        "journey    0.       4.\n");
}

TEST_CASE("tensors: brackets take tokens and numbers") {
  CHECK(run("deck.yaml 'simple.scores[journey]'").data ==
        "simple.scores[journey]  (2)  key\n"
        "\n"
        "Your     0.\n"
        "journey  4.\n");
  CHECK(run("deck.yaml 'simple.scores[1][1]'").data ==
        "simple.scores[1][1]\n"
        "\n"
        "4.\n");
}

TEST_CASE("tensors: one word is a tensor of deck.yaml, or a deck") {
  CHECK(run("simple.scores").data == run("deck.yaml simple.scores").data);
  CHECK(contains(run("deck.yaml").data, "journey: input, 2 tokens: Your"));
}

TEST_CASE("tensors: a wrong experiment is told, and the others are listed") {
  const Output output = run("deck.yaml");
  CHECK(output.status == 1);
  CHECK(contains(output.messages, "error[heads-divide]"));
  CHECK(contains(output.data, "simple: simple attention"));
  CHECK(contains(output.data, "uneven: not computed"));
}

TEST_CASE("tensors: what another experiment did wrong stops no tensor") {
  const Output output = run("deck.yaml simple.scores");
  CHECK(output.status == 0);
  CHECK(output.messages.empty());
}

TEST_CASE("tensors: JSON has axes, labels, shape and values") {
  const auto json =
      nlohmann::json::parse(run("deck.yaml simple.scores --format json").data);
  CHECK(json["experiment"] == "simple");
  CHECK(json["tensor"] == "scores");
  CHECK(json["shape"] == nlohmann::json({2, 2}));
  CHECK(json["axes"][0]["name"] == "query");
  CHECK(json["axes"][1]["labels"] == nlohmann::json({"Your", "journey"}));
  CHECK(json["values"] == nlohmann::json::parse("[[1, 0], [0, 4]]"));
}

TEST_CASE("tensors: a JSON listing has every experiment, values on demand") {
  const auto plain = nlohmann::json::parse(run("deck.yaml --format json").data);
  CHECK(plain.size() == 4);
  CHECK(plain[1]["kind"] == "simple");
  CHECK(plain[1]["tokens"] == nlohmann::json({"Your", "journey"}));
  CHECK_FALSE(plain[1]["tensors"][1].contains("values"));
  const auto full = nlohmann::json::parse(
      run("deck.yaml simple --format json --values").data);
  CHECK(full["tensors"][1]["values"] ==
        nlohmann::json::parse("[[1, 0], [0, 4]]"));
}

TEST_CASE("tensors: the text of --values has every tensor after the list") {
  const Output output = run("deck.yaml simple --values");
  CHECK(contains(output.data, "query, dimension\n\nsimple.input  (2, 2)"));
  CHECK(contains(output.data, "\n\nsimple.context  (2, 2)  query × dim"));
}

TEST_CASE("tensors: CSV and NPY write one tensor") {
  CHECK(run("deck.yaml 'simple.scores[1]' --format csv").data ==
        "key Your,key journey\n0,4\n");
  const auto read = read_npy(run("deck.yaml simple.scores --format npy").data);
  REQUIRE(read.value.has_value());
  CHECK(read.value->values == std::vector<float>{1, 0, 0, 4});
}

TEST_CASE("tensors: CSV and NPY of a list are a usage error") {
  for (const std::string format : {"csv", "npy"}) {
    const Output output = run("deck.yaml simple --format " + format);
    CHECK(output.status == 2);
    CHECK(output.data.empty());
    CHECK(output.messages == "owldeck: --format " + format +
                                 " writes one tensor: name it, such as "
                                 "scaled.weights\n");
  }
}

TEST_CASE("tensors: an unknown format is a usage error") {
  const Output output = run("deck.yaml --format jsn");
  CHECK(output.status == 2);
  CHECK(contains(output.messages, "did you mean 'json'?"));
}

TEST_CASE("tensors: one word without a deck.yaml says what is missing") {
  const TemporaryFolder empty;
  const Output output = run_in(empty, "simple.scores");
  CHECK(output.status == 2);
  CHECK(output.messages ==
        "owldeck: there is no file 'simple.scores', and no deck.yaml here to "
        "look for it in: write owldeck tensors DECK simple.scores\n");
}

TEST_CASE("tensors: an unknown name is shown as written, with the nearest") {
  const Output output = run("deck.yaml simpel.scores");
  CHECK(output.status == 1);
  CHECK(output.data.empty());
  CHECK(output.messages ==
        "command line:1:1: error[unknown-name]: unknown experiment 'simpel'\n"
        "    1 | simpel.scores\n"
        "      | ^~~~~~\n"
        "hint: did you mean 'simple'?\n"
        "\n"
        "1 error\n");
}

TEST_CASE("tensors: an unknown tensor is told with the nearest") {
  const Output output = run("deck.yaml simple.score");
  CHECK(output.status == 1);
  CHECK(contains(output.messages,
                 "command line:1:8: error[unknown-tensor]: 'simple' has no "
                 "tensor 'score'\n"));
  CHECK(contains(output.messages, "hint: did you mean 'scores'?\n"));
}

TEST_CASE("tensors: an index out of range and one too many are told") {
  CHECK(contains(run("deck.yaml 'simple.scores[2]'").messages,
                 "command line:1:15: error[index-range]: index 2 is outside "
                 "axis 'query'\n"));
  CHECK(contains(run("deck.yaml 'simple.scores[0][0][0]'").messages,
                 "error[expression]: 'simple.scores[0][0][0]' has 3 indices "
                 "on 2 axes\n"));
}

TEST_CASE("tensors: shapes alone are listed, and give no numbers") {
  const Output list = run("deck.yaml wide");
  CHECK(list.status == 0);
  CHECK(contains(list.data, "wide: multi-head attention, split, shapes only"));
  CHECK(contains(list.data, "(8, 96, 2048, 2048)"));
  const Output output = run("deck.yaml wide.scores");
  CHECK(output.status == 1);
  CHECK(output.data.empty());
  CHECK(contains(output.messages,
                 "error[shapes-only]: 'wide.scores' has a shape and no "
                 "numbers\n"));
}

TEST_CASE("tensors: a deck that is not there is told") {
  const Output output = run("other.yaml simple.scores");
  CHECK(output.status == 1);
  CHECK(output.messages ==
        "other.yaml: error[file-missing]: the file cannot be read\n"
        "\n"
        "1 error\n");
}

}  // namespace
}  // namespace owldeck
