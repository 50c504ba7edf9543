#include "generator/attention/text_input.h"

#include <doctest/doctest.h>

#include "tests/generator/attention/specs.h"

namespace owldeck {
namespace {

/// A text called `sentence`, on line 30.
TextSpec text_of(const std::string& text, int d_model, std::uint64_t seed) {
  TextSpec spec;
  spec.name = {"sentence", {"deck.yaml", 30, 3}};
  spec.text = {text, {"deck.yaml", 30, 20}};
  spec.d_model = {d_model, {"deck.yaml", 30, 60}};
  spec.torch_seed = {seed, {"deck.yaml", 30, 70}};
  return spec;
}

Trace trace_sound(const TextSpec& spec) {
  Diagnostics diagnostics;
  Trace trace = trace_text(spec, diagnostics);
  REQUIRE(diagnostics.all().empty());
  return trace;
}

Diagnostic problem_of(const TextSpec& spec) {
  Diagnostics diagnostics;
  CHECK(trace_text(spec, diagnostics).steps.empty());
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all().front();
}

void check_row(const Tensor& table, std::size_t row,
               const std::vector<double>& expected) {
  REQUIRE(table.columns() == expected.size());
  for (std::size_t column = 0; column < expected.size(); ++column) {
    CHECK(table.at({row, column}) ==
          doctest::Approx(expected[column]).epsilon(2e-6));
  }
}

const std::string kHello = "Hello, world. Is this-- a test?";

TEST_CASE("text: ids are places in the sorted vocabulary") {
  const Trace trace = trace_sound(text_of(kHello, 4, 123));
  CHECK(trace.tokens.at(9) == "?");
  CHECK(step(trace, "ids") ==
        Tensor{{{"token", 10}}, {4, 0, 9, 2, 5, 8, 1, 6, 7, 3}});
  CHECK(step(trace, "token_table").axes.front().labels ==
        std::vector<std::string>{",", "--", ".", "?", "Hello", "Is", "a",
                                 "test", "this", "world"});
}

// PyTorch 1.13.1: torch.manual_seed(123); nn.Embedding(10, 4) and then
// nn.Embedding(12, 4).
TEST_CASE("text: both tables are drawn as nn.Embedding draws them") {
  TextSpec spec = text_of(kHello, 4, 123);
  spec.context_length = Located<int>{12, {}};
  const Trace trace = trace_sound(spec);
  const Tensor& tokens = step(trace, "token_table");
  CHECK(shape_text(tokens) == "(10, 4)");
  check_row(tokens, 0, {0.337370, -0.177777, -0.303528, -0.588012});
  check_row(tokens, 9, {-0.749802, -1.128517, 0.413510, 0.289169});
  const Tensor& positions = step(trace, "position_table");
  CHECK(shape_text(positions) == "(12, 4)");
  check_row(positions, 0, {-0.204445, -2.268529, -0.913328, -0.420363});
  check_row(step(trace, "embeddings"), 0,
            {-0.281465, -3.289001, -1.082284, 0.497402});
  check_row(step(trace, "embeddings"), 9,
            {1.251334, 3.397745, -0.323548, 0.537800});
}

// PyTorch 1.13.1: torch.manual_seed(0); nn.Embedding(2, 3), nn.Embedding(3, 3).
TEST_CASE("text: tables below 16 numbers are drawn one by one") {
  const Trace trace = trace_sound(text_of("a b a", 3, 0));
  check_row(step(trace, "embeddings"), 0,
            {1.944342851638794, 0.5445974469184875, -2.8980469703674316});
  check_row(step(trace, "embeddings"), 2,
            {0.6843214631080627, 0.8071752786636353, -3.249976634979248});
}

TEST_CASE("text: the same token has the same embedding, apart from position") {
  const Trace trace = trace_sound(text_of("a b a", 3, 0));
  const Tensor& tokens = step(trace, "token_embeddings");
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(tokens.at({0, i}) == tokens.at({2, i}));
  }
  CHECK(step(trace, "position_embeddings") ==
        Tensor{{{"token", 3}, {"dimension", 3}},
               step(trace, "position_table").values});
}

TEST_CASE("text: without positions the tokens' embeddings are all") {
  TextSpec spec = text_of("a b a", 3, 0);
  spec.positions.value = false;
  const Trace trace = trace_sound(spec);
  CHECK(trace.find("position_table") == nullptr);
  CHECK(step(trace, "embeddings") == step(trace, "token_embeddings"));
}

TEST_CASE("text: every step says what was done") {
  std::vector<std::string> lines;
  for (const Step& each : trace_sound(text_of("a b a", 3, 7)).steps) {
    lines.push_back(each.name + " " + each.symbol + ": " + each.operation);
  }
  CHECK(lines == std::vector<std::string>{"ids i: place in sorted order",
                                          "token_table E: randn, seed 7",
                                          "token_embeddings E_i: rows of E",
                                          "position_table P: randn, seed 7",
                                          "position_embeddings P_n: rows of P",
                                          "embeddings X: E_i + P_n"});
}

TEST_CASE("text: attention takes a text as its input") {
  AttentionSpec spec = attention_of(AttentionKind::Simple);
  spec.input.value = "sentence";
  Diagnostics diagnostics;
  const Traces traces =
      run_experiments({spec, text_of("a b a", 3, 0)}, {}, diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(shape_text(step(traces.at("run"), "context")) == "(3, 3)");
}

TEST_CASE("text: an empty text is refused where it stands") {
  const Diagnostic found = problem_of(text_of(" \n", 3, 0));
  CHECK(found.code == "text-empty");
  CHECK(found.span == Span{"deck.yaml", 30, 20});
  CHECK(found.message == "the text has no tokens");
  CHECK(found.hint == "write a sentence");
}

TEST_CASE("text: a text has at most 4096 tokens") {
  const Diagnostic found = problem_of(text_of(std::string(4097, ','), 1, 0));
  CHECK(found.code == "experiment-size");
  CHECK(found.span == Span{"deck.yaml", 30, 20});
  CHECK(found.message == "4097 tokens: expected 1 to 4096");
}

TEST_CASE("text: more tokens than positions are refused at context_length") {
  TextSpec spec = text_of("a b a", 3, 0);
  spec.context_length = Located<int>{2, {"deck.yaml", 31, 5}};
  const Diagnostic found = problem_of(spec);
  CHECK(found.code == "experiment-size");
  CHECK(found.span == Span{"deck.yaml", 31, 5});
  CHECK(found.message == "3 tokens, but context_length is 2");
  CHECK(found.hint == "write 3 or more, or a shorter text");
}

TEST_CASE("text: tables that only together are absurd are refused") {
  TextSpec spec = text_of("a", 4096, 0);
  spec.context_length = Located<int>{4096, {}};
  const Diagnostic found = problem_of(spec);
  CHECK(found.code == "experiment-size");
  CHECK(found.span == Span{"deck.yaml", 30, 3});
  CHECK(found.message ==
        "'sentence' needs a tensor of 16777216 numbers: expected at most "
        "4194304");
}

}  // namespace
}  // namespace owldeck
