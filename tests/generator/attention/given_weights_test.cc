#include "generator/attention/given_weights.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <variant>

#include "generator/deck/load.h"
#include "generator/tensor/npy.h"
#include "tests/generator/deck/fake_files.h"
#include "tests/generator/tensor/tensor_files.h"

namespace owldeck {
namespace {

using Files = std::map<std::string, std::string>;

constexpr std::size_t kWidth = 3;  ///< of the embeddings

/// Line 5 of a deck begins the keys of an attention to two columns, each line
/// indented by four.
const std::string kBefore =
    "deck: {id: d, title: D}\n"
    "slides: [{slide: 1, type: title, topic: t, title: T}]\n"
    "experiments:\n"
    "  given:\n";
const std::string kScaled =
    "    {attention: scaled, input: pair, d_out: 2, weights: ";
const std::string kHeads =
    "    {attention: multi-head, input: pair, d_out: 2, heads: 2, ";
const std::string kAfter =
    "\n  pair: {tokens: [a, b], embeddings: [[1, 0, 0], [0, 1, 0]]}\n";

struct Reading {
  std::optional<AttentionWeights> weights;
  std::vector<Diagnostic> problems;
};

Reading read(const std::string& keys, Files files = {}) {
  files["deck.yaml"] = kBefore + keys + kAfter;
  Diagnostics diagnostics;
  SourceTexts sources;
  const auto deck =
      load_deck("deck.yaml", FakeFiles(files), sources, diagnostics);
  REQUIRE_MESSAGE(deck.has_value(), diagnostics.all().front().message);
  const auto& spec = std::get<AttentionSpec>(deck->experiments.front());
  auto weights = read_weights(spec, kWidth, deck->data_files, diagnostics);
  CHECK(weights.has_value() == diagnostics.all().empty());
  return {std::move(weights), diagnostics.all()};
}

AttentionWeights read_sound(const std::string& keys, Files files = {}) {
  auto reading = read(keys, std::move(files));
  REQUIRE(reading.weights.has_value());
  return std::move(*reading.weights);
}

/// Scaled attention with this W_query, and the other two as they should be.
std::string scaled_with(const std::string& query,
                        const std::string& more = "") {
  return kScaled + "{W_query: " + query +
         ", W_key: [[7, 8, 9], [10, 11, 12]], W_value: [[0, 0, 0], [0, 0, 0]]" +
         more + "}}";
}

Diagnostic only_problem(const Reading& reading) {
  REQUIRE(reading.problems.size() == 1);
  return reading.problems.front();
}

void check_problem(const Diagnostic& found, const std::string& code,
                   const std::string& message, const std::string& hint) {
  CHECK(found.code == code);
  CHECK(found.message == message);
  CHECK(found.hint == hint);
  CHECK(found.span.line == 5);
}

Tensor plain(std::vector<std::size_t> sizes, std::vector<float> values) {
  Tensor tensor{{}, std::move(values)};
  for (const std::size_t size : sizes) {
    tensor.axes.push_back({"", size});
  }
  return tensor;
}

const Tensor kQuery{{{"d_out", 2}, {"d_in", 3}}, {1, 2, 3, 4, 5, 6}};

/// A state dict of float32 tensors called as `shapes` says, filled with 1.
std::string state_dict(
    const std::vector<std::pair<std::string, std::string>>& shapes_by_name,
    const std::vector<std::size_t>& counts) {
  std::string header;
  std::string numbers;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& [name, shape] = shapes_by_name[i];
    const std::size_t begin = numbers.size();
    numbers += float_bytes(std::vector<float>(counts[i], 1.0f));
    header += (header.empty() ? "{\"" : ",\"") + name +
              R"(":{"dtype":"F32","shape":)" + shape + R"(,"data_offsets":[)" +
              std::to_string(begin) + "," + std::to_string(numbers.size()) +
              "]}";
  }
  return safetensors_file(header + "}", numbers);
}

Reading read_state_dict(const std::string& bytes) {
  return read(kScaled + "w.safetensors}", {{"w.safetensors", bytes}});
}

TEST_CASE("weights: a matrix that is written out is taken as it stands") {
  const AttentionWeights found =
      read_sound(scaled_with("[[1, 2, 3], [4, 5, 6]]"));
  CHECK(found.query == kQuery);
  CHECK(found.key.values == std::vector<float>{7, 8, 9, 10, 11, 12});
  CHECK_FALSE(found.query_bias.has_value());
  CHECK_FALSE(found.out.has_value());
}

TEST_CASE("weights: a matrix is read from an .npy file beside the deck") {
  const std::string npy = write_npy(plain({2, 3}, {1, 2, 3, 4, 5, 6}));
  CHECK(read_sound(scaled_with("q.npy"), {{"q.npy", npy}}).query == kQuery);
}

TEST_CASE("weights: bare parameters are [d_in, d_out]") {
  const AttentionWeights found = read_sound(
      "    {attention: scaled, input: pair, d_out: 2, parameters: bare, "
      "weights: {W_query: [[1, 2], [3, 4], [5, 6]], W_key: [[0, 0], [0, 0], "
      "[0, 0]], W_value: [[0, 0], [0, 0], [0, 0]]}}");
  CHECK(found.query == Tensor{{{"d_in", 3}, {"d_out", 2}}, {1, 2, 3, 4, 5, 6}});
}

TEST_CASE("weights: a matrix of one row stays a matrix, a bias is a row") {
  const AttentionWeights found = read_sound(
      "    {attention: scaled, input: pair, d_out: 1, qkv_bias: true, weights: "
      "{W_query: [[1, 2, 3]], W_key: [[0, 0, 0]], W_value: [[0, 0, 0]], "
      "b_query: [4], b_key: [5], b_value: [[6]]}}");
  CHECK(found.query == Tensor{{{"d_out", 1}, {"d_in", 3}}, {1, 2, 3}});
  CHECK(found.query_bias == Tensor{{{"d_out", 1}}, {4}});
  CHECK(found.value_bias == Tensor{{{"d_out", 1}}, {6}});
}

TEST_CASE("weights: a fused projection is written as one") {
  const AttentionWeights found = read_sound(
      kHeads +
      "implementation: fused, output_projection: false, qkv_bias: true, "
      "weights: {W_qkv: [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12], "
      "[13, 14, 15], [16, 17, 18]], b_qkv: [1, 2, 3, 4, 5, 6]}}");
  CHECK(found.query == kQuery);
  CHECK(found.value.values == std::vector<float>{13, 14, 15, 16, 17, 18});
  CHECK(found.key_bias == Tensor{{{"d_out", 2}}, {3, 4}});
}

TEST_CASE("weights: a wrong shape says what was expected") {
  check_problem(only_problem(read(scaled_with("[[1, 2, 3, 4], [5, 6, 7, 8]]"))),
                "weight-shape",
                "'W_query' has shape (2, 4): expected (2, 3), d_out x d_in",
                "");
}

TEST_CASE("weights: a transposed matrix of a Linear layer says so") {
  const std::string npy = write_npy(plain({3, 2}, {1, 2, 3, 4, 5, 6}));
  const Diagnostic found =
      only_problem(read(scaled_with("q.npy"), {{"q.npy", npy}}));
  check_problem(found, "weight-shape",
                "'W_query' has shape (3, 2): expected (2, 3), d_out x d_in",
                "Linear layers hold [d_out, d_in]: transpose it");
  CHECK(found.span.column == 67);
  CHECK(found.span.length == 5);
}

TEST_CASE("weights: a transposed bare parameter says so") {
  const Reading reading = read(
      "    {attention: scaled, input: pair, d_out: 2, parameters: bare, "
      "weights: {W_query: [[1, 2, 3], [4, 5, 6]], W_key: [[0, 0], [0, 0], "
      "[0, 0]], W_value: [[0, 0], [0, 0], [0, 0]]}}");
  check_problem(only_problem(reading), "weight-shape",
                "'W_query' has shape (2, 3): expected (3, 2), d_in x d_out",
                "bare parameters are [d_in, d_out]: transpose it");
}

TEST_CASE("weights: rows of unequal length are refused at the row") {
  const Diagnostic found =
      only_problem(read(scaled_with("[[1, 2, 3], [4, 5]]")));
  check_problem(found, "weight-shape", "a row of 2 numbers below one of 3",
                "give every row as many numbers");
  CHECK(found.span.column == 79);
}

TEST_CASE("weights: a number that would overflow the scores is refused") {
  const Diagnostic found =
      only_problem(read(scaled_with("[[1, 2, 1e7], [4, 5, 6]]")));
  check_problem(found, "weight-value", "1e+07 is no weight",
                "weights are numbers from -1000000 to 1000000");
  CHECK(found.span.column == 75);
}

TEST_CASE("weights: NaN and infinity of a file are named with their place") {
  const auto problem_of = [](float value) {
    const std::string npy = write_npy(plain({2, 3}, {1, 2, 3, 4, value, 6}));
    return only_problem(read(scaled_with("q.npy"), {{"q.npy", npy}}));
  };
  const std::string hint = "weights are numbers from -1000000 to 1000000";
  check_problem(problem_of(NAN), "weight-value", "'W_query'[1][1] is nan",
                hint);
  check_problem(problem_of(-INFINITY), "weight-value",
                "'W_query'[1][1] is -inf", hint);
  check_problem(problem_of(1e30f), "weight-value", "'W_query'[1][1] is 1e+30",
                hint);
}

TEST_CASE("weights: a missing weight is named with its shape") {
  check_problem(
      only_problem(read(kScaled + "{W_query: [[1, 2, 3], [4, 5, 6]], W_key: "
                                  "[[1, 2, 3], [4, 5, 6]]}}")),
      "weight-missing", "'W_value' is missing",
      "it has shape (2, 3), d_out x d_in");
}

TEST_CASE("weights: a bias is missing where qkv_bias wants one") {
  const Reading reading = read(
      "    {attention: scaled, input: pair, d_out: 2, qkv_bias: true, weights: "
      "{W_query: [[1, 2, 3], [4, 5, 6]], W_key: [[1, 2, 3], [4, 5, 6]], "
      "W_value: [[1, 2, 3], [4, 5, 6]], b_query: [1, 2], b_key: [1, 2]}}");
  check_problem(only_problem(reading), "weight-missing", "'b_value' is missing",
                "it has shape (2), d_out");
}

TEST_CASE("weights: one that another switch would read names the switch") {
  const std::string query = "[[1, 2, 3], [4, 5, 6]]";
  const std::string refused = " is no weight of this attention";
  check_problem(only_problem(read(scaled_with(query, ", b_key: [1, 2]"))),
                "weight-unused", "'b_key'" + refused,
                "'qkv_bias: true' would read it");
  check_problem(only_problem(read(scaled_with(query, ", W_out: [[1]]"))),
                "weight-unused", "'W_out'" + refused,
                "known are 'W_query', 'W_key', 'W_value'");
  const Reading fused =
      read(kHeads + "output_projection: false, weights: {W_query: " + query +
           ", W_key: " + query + ", W_value: " + query + ", W_qkv: [[1]]}}");
  check_problem(only_problem(fused), "weight-unused", "'W_qkv'" + refused,
                "'implementation: fused' would read it");
  const Reading out =
      read(kHeads + "output_projection: false, weights: {W_query: " + query +
           ", W_key: " + query + ", W_value: " + query + ", W_out: [[1]]}}");
  check_problem(only_problem(out), "weight-unused", "'W_out'" + refused,
                "'output_projection: true' would read it");
}

TEST_CASE("weights: every problem is reported in one run") {
  const Reading reading =
      read(kScaled +
           "{W_query: [[1, 2], [3, 4]], W_out: [[1]], W_key: "
           "[[1, 2, 3], [4, 5, 2e6]]}}");
  std::vector<std::string> codes;
  for (const Diagnostic& each : reading.problems) {
    codes.push_back(each.code);
  }
  CHECK(codes == std::vector<std::string>{"weight-value", "weight-shape",
                                          "weight-unused", "weight-missing"});
}

TEST_CASE("weights: a broken .npy file says what is wrong with it") {
  std::string npy = write_npy(plain({2, 3}, {1, 2, 3, 4, 5, 6}));
  npy.pop_back();
  check_problem(only_problem(read(scaled_with("q.npy"), {{"q.npy", npy}})),
                "weight-file",
                "'q.npy': the header says 24 bytes of numbers, the file has 23",
                "numpy.save writes such a file");
}

const std::vector<std::pair<std::string, std::string>> kState{
    {"W_query.weight", "[2,3]"},
    {"W_key.weight", "[2,3]"},
    {"W_value.weight", "[2,3]"},
    {"mask", "[4,4]"},
    {"heads.12.mask", "[1]"}};

TEST_CASE("weights: a state dict is read, its masks are not") {
  const Reading reading = read_state_dict(state_dict(kState, {6, 6, 6, 16, 1}));
  REQUIRE(reading.weights.has_value());
  CHECK(reading.weights->value ==
        Tensor{kQuery.axes, std::vector<float>(6, 1.0f)});
}

TEST_CASE("weights: a broken .safetensors file says what is wrong with it") {
  check_problem(only_problem(read_state_dict("PK\3\4")), "weight-file",
                "'w.safetensors': the file has 4 bytes, too few for the length "
                "of a header",
                "safetensors.torch.save_file writes such a file");
}

TEST_CASE(
    "weights: a tensor with a misspelled name is named with the nearest") {
  auto state = kState;
  state[1].first = "W_kye.weight";
  const Reading reading = read_state_dict(state_dict(state, {6, 6, 6, 16, 1}));
  REQUIRE(reading.problems.size() == 2);
  check_problem(reading.problems[0], "weight-unused",
                "'W_kye.weight' is no weight of this attention",
                "did you mean 'W_key.weight'?");
  check_problem(reading.problems[1], "weight-missing",
                "'W_key.weight' is missing",
                "it has shape (2, 3), d_out x d_in");
}

TEST_CASE("weights: of many needless tensors the first ten are named") {
  auto state = kState;
  std::vector<std::size_t> counts{6, 6, 6, 16, 1};
  for (int i = 0; i < 12; ++i) {
    state.emplace_back("layers." + std::to_string(10 + i), "[]");
    counts.push_back(1);
  }
  const Reading reading = read_state_dict(state_dict(state, counts));
  REQUIRE(reading.problems.size() == 11);
  CHECK(reading.problems.front().message ==
        "'layers.10' is no weight of this attention");
  CHECK(reading.problems.back().message ==
        "2 more are no weights of this attention");
}

TEST_CASE("weights: of many wanted tensors the first one is named") {
  const Reading reading =
      read(kHeads +
               "implementation: stack, qkv_bias: true, weights: "
               "w.safetensors}",
           {{"w.safetensors", state_dict({{"transformer", "[]"}}, {1})}});
  // Two heads of six tensors, an output weight and its bias are missing.
  REQUIRE(reading.problems.size() == 1 + 14);
  CHECK(reading.problems.front().hint ==
        "the first one is 'heads.0.W_query.weight'");
  CHECK(reading.problems[1].hint == "it has shape (1, 3), head_dim x d_in");
}

TEST_CASE("weights: heads.mask and heads.x.mask are no masks") {
  auto state = kState;
  state[3].first = "heads..mask";
  state[4].first = "heads.x.mask";
  const Reading reading = read_state_dict(state_dict(state, {6, 6, 6, 16, 1}));
  REQUIRE(reading.problems.size() == 2);
  CHECK(reading.problems[0].code == "weight-unused");
  CHECK(reading.problems[1].code == "weight-unused");
}

}  // namespace
}  // namespace owldeck
