#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "generator/attention/expression.h"
#include "generator/attention/weights.h"
#include "generator/tensor/tensor_math.h"
#include "tests/generator/attention/specs.h"

namespace owldeck {
namespace {

using Json = nlohmann::json;

Json fixture(const char* part) {
  std::ifstream file(OWLDECK_SOURCE_DIR
                     "/tests/fixtures/attention/ch03-published-figures.json");
  return Json::parse(file).at(part);
}

/// The numbers of a case, such as `expected` of `simple-all`.
Json figures(const std::string& id, const std::string& part) {
  const Json cases = fixture("cases");
  for (const Json& each : cases) {
    if (each.at("id") == id) {
      return each.at(part);
    }
  }
  FAIL("no case ", id);
  return {};
}

Json expected(const std::string& id) {
  return figures(id, "expected");
}
Json derived(const std::string& id) {
  return figures(id, "derived");
}

void flatten(const Json& json, std::vector<double>& values) {
  if (json.is_array()) {
    for (const Json& part : json) {
      flatten(part, values);
    }
  } else if (json.is_string()) {
    REQUIRE(json == "-inf");
    values.push_back(-std::numeric_limits<double>::infinity());
  } else {
    values.push_back(json.get<double>());
  }
}

std::vector<double> numbers(const Json& json) {
  std::vector<double> values;
  flatten(json, values);
  return values;
}

void check_printed(const std::vector<float>& actual, const Json& json) {
  const std::vector<double> wanted = numbers(json);
  REQUIRE(actual.size() == wanted.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    CAPTURE(i);
    CHECK(format_number(static_cast<double>(actual[i]), 4) ==
          format_number(wanted[i], 4));
  }
}

void check_printed(const Tensor& actual, const Json& json) {
  check_printed(actual.values, json);
}

void check_derived(const Tensor& actual, const Json& json) {
  const std::vector<double> wanted = numbers(json);
  REQUIRE(actual.values.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(static_cast<double>(actual.values[i]) - wanted[i]) <= 1e-6);
  }
}

std::vector<float> row(const Tensor& tensor, std::size_t index) {
  std::vector<float> values;
  for (std::size_t column = 0; column < tensor.columns(); ++column) {
    values.push_back(tensor.at({index, column}));
  }
  return values;
}

Trace simple() {
  return trace_of(attention_of(AttentionKind::Simple));
}

Trace scaled() {
  return trace_of(seeded(AttentionKind::Scaled, 2, Parameters::Rand, 123));
}

Trace causal(MaskMethod mask) {
  AttentionSpec spec =
      seeded(AttentionKind::Causal, 2, Parameters::Linear, 789);
  spec.mask = Located<MaskMethod>{mask, {}};
  return trace_of(spec);
}

Trace split() {
  AttentionSpec spec =
      seeded(AttentionKind::MultiHead, 2, Parameters::Linear, 123);
  spec.heads.value = 2;
  spec.batch = Located<int>{2, {}};
  return trace_of(spec);
}

TEST_CASE("published: simple-query2, one query by hand") {
  const Json json = expected("simple-query2");
  const Trace trace = simple();
  const Tensor& scores = step(trace, "scores");
  check_printed(row(scores, 1), json.at("scores_row2"));
  check_printed({scores.at({1, 0})}, json.at("score_token1_query2"));
  check_printed(row(rows_divided_by_sum(scores), 1),
                json.at("weights_row2_sum_normalised"));
  check_printed(row(step(trace, "weights"), 1),
                json.at("weights_row2_softmax"));
  check_printed(row(step(trace, "context"), 1), json.at("context_row2"));
}

TEST_CASE("published: simple-all, every query at once") {
  const Json json = expected("simple-all");
  const Trace trace = simple();
  for (const char* name : {"scores", "weights", "context"}) {
    CAPTURE(name);
    check_printed(step(trace, name), json.at(name));
  }
}

TEST_CASE("published: scaled-query2, queries, keys and values") {
  const Json json = expected("scaled-query2");
  const Trace trace = scaled();
  const Tensor& scores = step(trace, "scores");
  check_printed(row(step(trace, "queries"), 1), json.at("query_2"));
  check_printed({scores.at({1, 1})}, json.at("score_22"));
  check_printed(row(scores, 1), json.at("scores_row2"));
  check_printed(row(step(trace, "weights"), 1), json.at("weights_row2"));
  check_printed(row(step(trace, "context"), 1), json.at("context_row2"));
}

TEST_CASE("published: scaled-query2, parameters and projections") {
  const Json json = derived("scaled-query2");
  const Trace trace = scaled();
  for (const char* name :
       {"W_query", "W_key", "W_value", "queries", "keys", "values"}) {
    CAPTURE(name);
    check_derived(step(trace, name), json.at(name));
  }
}

TEST_CASE("published: selfattention-v1, the whole module") {
  const Trace trace = scaled();
  const Json json = derived("selfattention-v1");
  check_printed(step(trace, "context"),
                expected("selfattention-v1").at("context"));
  check_derived(step(trace, "scores"), json.at("scores"));
  check_derived(step(trace, "weights"), json.at("weights"));
}

TEST_CASE("published: causal-mask-multiply, zeros and new sums") {
  const Json json = expected("causal-mask-multiply");
  const Trace trace = causal(MaskMethod::Multiply);
  check_printed(step(trace, "unmasked"), json.at("weights"));
  check_printed(step(trace, "masked"), json.at("masked_weights"));
  check_printed(step(trace, "weights"), json.at("renormalised"));
}

TEST_CASE("published: causal-mask-multiply, ours marks what is hidden") {
  Tensor visible = step(causal(MaskMethod::Multiply), "mask");
  for (float& value : visible.values) {
    value = 1.0f - value;
  }
  check_printed(visible, expected("causal-mask-multiply").at("mask"));
}

TEST_CASE("published: causal-mask-multiply, parameters and scores") {
  const Json json = derived("causal-mask-multiply");
  const Trace trace = causal(MaskMethod::Multiply);
  for (const char* name : {"W_query", "W_key", "scores"}) {
    CAPTURE(name);
    check_derived(step(trace, name), json.at(name));
  }
}

TEST_CASE("published: causal-mask-inf, minus infinity before the softmax") {
  const Json json = expected("causal-mask-inf");
  const Trace trace = causal(MaskMethod::MinusInfinity);
  check_printed(step(trace, "masked"), json.at("masked_scores"));
  check_printed(step(trace, "weights"), json.at("weights"));
}

TEST_CASE("published: mha-split, two heads of width 1 and a projection") {
  const Json json = expected("mha-split");
  const Trace trace = split();
  check_printed(step(trace, "output"), json.at("context"));
  CHECK(shape_text(step(trace, "output")) == "(2, 6, 2)");
}

TEST_CASE("published: mha-split, parameters and the heads' weights") {
  const Json json = derived("mha-split");
  const Trace trace = split();
  for (const char* name : {"W_query", "W_key", "W_value"}) {
    CAPTURE(name);
    check_derived(step(trace, name), json.at(name));
  }
  check_derived(step(trace, "W_out"), json.at("out_proj_weight"));
  check_derived(step(trace, "b_out"), json.at("out_proj_bias"));
  const Tensor& weights = step(trace, "weights");
  check_derived(weights.matrix(std::vector<std::size_t>{0, 0}),
                json.at("head0_weights"));
  check_derived(weights.matrix(std::vector<std::size_t>{1, 1}),
                json.at("head1_weights"));
}

TEST_CASE("published: heads-demo, a product for every batch and head") {
  const Json inputs = fixture("inputs").at("heads_demo").at("values");
  Tensor heads{{{"batch", 1}, {"head", 2}, {"token", 3}, {"head_dim", 4}}, {}};
  for (const double value : numbers(inputs)) {
    heads.values.push_back(static_cast<float>(value));
  }
  check_printed(product_transposed(heads, heads),
                expected("heads-demo").at("product"));
}

/// An attention on an input of `case`'s sizes that is not there.
AttentionSpec shapes_of(const std::string& id, int d_out,
                        Implementation implementation) {
  AttentionSpec spec = attention_of(AttentionKind::MultiHead, d_out);
  spec.shapes_only.value = true;
  spec.implementation.value = implementation;
  const auto size = [&id](const std::string& part) {
    return figures(id, part).get<int>();
  };
  spec.d_in = Located<int>{size("d_in"), {}};
  spec.tokens = Located<int>{size("context_length"), {}};
  spec.batch = Located<int>{size("batch"), {}};
  spec.heads.value = size("num_heads");
  return spec;
}

/// The sizes in `json`, such as `(8, 4, 256)`.
std::string sizes(const Json& json) {
  Tensor tensor;
  for (const Json& size : json) {
    tensor.axes.push_back({"axis", size.get<std::size_t>()});
  }
  return shape_text(tensor);
}

TEST_CASE("published: mha-notebook-variant-a, the shapes of stacked heads") {
  const std::string id = "mha-notebook-variant-a";
  const int head_dim = figures(id, "d_out").get<int>();
  const int heads = figures(id, "num_heads").get<int>();
  const Trace trace =
      trace_of(shapes_of(id, heads * head_dim, Implementation::Stack));
  CHECK(shape_text(step(trace, "input")) ==
        sizes(expected(id).at("input_embeddings_shape")));
  CHECK(shape_text(step(trace, "output")) ==
        sizes(expected(id).at("context_shape")));
}

TEST_CASE("published: mha-notebook-variant-a, weights in the order of draws") {
  const std::string id = "mha-notebook-variant-a";
  AttentionSpec spec = shapes_of(id, 256, Implementation::Stack);
  spec.shapes_only.value = false;
  spec.torch_seed.value = figures(id, "seed").get<std::uint64_t>();
  TorchRandom random(spec.torch_seed.value);
  const AttentionWeights weights = draw_weights(spec, 256, random);
  TorchRandom other(spec.torch_seed.value);
  std::size_t drawn = 0;
  const Json order = figures(id, "weight_order");
  for (const Json& each : order) {
    drawn += each.at("count").get<std::size_t>();
  }
  CHECK(weights.query.values[0] == other.uniform(1, -0.0625f, 0.0625f)[0]);
  CHECK(other.rand(drawn - 1).size() == drawn - 1);
  CHECK(random.rand(1) == other.rand(1));
}

TEST_CASE("published: gpt2-size-variants-1-4, the shape of every output") {
  const std::string id = "gpt2-size-variants-1-4";
  const int d_out = figures(id, "d_out").get<int>();
  const std::vector<std::pair<const char*, Implementation>> variants{
      {"v1_shape", Implementation::Stack},
      {"v2_shape", Implementation::Split},
      {"v3_shape", Implementation::Fused},
      {"v4_shape", Implementation::Loop}};
  for (const auto& [name, implementation] : variants) {
    CAPTURE(name);
    CHECK(shape_text(step(trace_of(shapes_of(id, d_out, implementation)),
                          "output")) == sizes(expected(id).at(name)));
  }
}

// Outputs of the same notebooks, at the same commit, that the fixture's cases
// do not hold.

TEST_CASE("published: SelfAttention_v2's first context") {
  const Trace trace =
      trace_of(seeded(AttentionKind::Scaled, 2, Parameters::Linear, 789));
  check_printed(row(step(trace, "context"), 0), Json{-0.0739, 0.0713});
}

TEST_CASE("published: CausalAttention on a batch") {
  AttentionSpec spec =
      seeded(AttentionKind::Causal, 2, Parameters::Linear, 123);
  spec.batch = Located<int>{2, {}};
  const Tensor context =
      step(trace_of(spec), "context").matrix(std::vector<std::size_t>{1});
  check_printed(row(context, 0), Json{-0.4519, 0.2216});
  check_printed(row(context, 1), Json{-0.5874, 0.0058});
}

TEST_CASE("published: MultiHeadAttentionWrapper, two heads of width 2") {
  AttentionSpec spec =
      seeded(AttentionKind::MultiHead, 4, Parameters::Linear, 123);
  spec.heads.value = 2;
  spec.implementation.value = Implementation::Stack;
  spec.output_projection.value = false;
  const Tensor heads =
      step(trace_of(spec), "concatenated").matrix(std::vector<std::size_t>{0});
  check_printed(row(heads, 0), Json{-0.4519, 0.2216, 0.4772, 0.1063});
}

TEST_CASE("published: dropout of causal weights with a seed of its own") {
  AttentionSpec spec =
      seeded(AttentionKind::Causal, 2, Parameters::Linear, 789);
  spec.dropout.value = 0.5;
  spec.dropout_seed = Located<std::uint64_t>{123, {}};
  const Tensor dropped = step(trace_of(spec), "dropped");
  check_printed(row(dropped, 0), Json{2.0, 0, 0, 0, 0, 0});
  check_printed(row(dropped, 2), Json{0.7599, 0.6194, 0.6206, 0, 0, 0});
  check_printed(row(dropped, 5), Json{0, 0.3327, 0.3331, 0.3084, 0.3331, 0});
}

}  // namespace
}  // namespace owldeck
