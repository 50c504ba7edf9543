#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "generator/attention/run.h"

namespace owldeck {

using Rows = std::vector<std::vector<double>>;

/// An input called `journey`. Row r stands on line 10 + r, its values in
/// columns 1, 2 ...; the embeddings on line 9, tokens on line 8.
inline InputSpec input_of(const std::vector<std::string>& tokens,
                          const Rows& rows) {
  InputSpec input;
  input.name = {"journey", {"deck.yaml", 7, 1}};
  for (const std::string& token : tokens) {
    input.tokens.push_back({token, {"deck.yaml", 8, 1}});
  }
  input.embeddings.span = {"deck.yaml", 9, 1};
  int line = 10;
  for (const std::vector<double>& row : rows) {
    Located<std::vector<Located<double>>> located;
    located.span = {"deck.yaml", line, 1};
    int column = 1;
    for (const double value : row) {
      located.value.push_back({value, {"deck.yaml", line, column++}});
    }
    input.embeddings.value.push_back(std::move(located));
    ++line;
  }
  return input;
}

/// The six tokens of chapter 3.
inline InputSpec journey() {
  return input_of({"Your", "journey", "starts", "with", "one", "step"},
                  {{0.43, 0.15, 0.89},
                   {0.55, 0.87, 0.66},
                   {0.57, 0.85, 0.64},
                   {0.22, 0.58, 0.33},
                   {0.77, 0.25, 0.10},
                   {0.05, 0.80, 0.55}});
}

/// An attention called `run` on `journey`, on line 20; d_out 0 leaves it out.
inline AttentionSpec attention_of(AttentionKind kind, int d_out = 0) {
  AttentionSpec spec;
  spec.name = {"run", {"deck.yaml", 20, 3}};
  spec.attention = {kind, {"deck.yaml", 20, 10}};
  spec.input = {"journey", {"deck.yaml", 20, 30}};
  if (d_out != 0) {
    spec.d_out = Located<int>{d_out, {"deck.yaml", 20, 40}};
  }
  return spec;
}

inline AttentionSpec seeded(AttentionKind kind, int d_out,
                            Parameters parameters, std::uint64_t seed) {
  AttentionSpec spec = attention_of(kind, d_out);
  spec.parameters.value = parameters;
  spec.torch_seed.value = seed;
  return spec;
}

/// The trace of `spec`, which has no error.
inline Trace trace_of(const AttentionSpec& spec,
                      const InputSpec& input = journey()) {
  Diagnostics diagnostics;
  Traces traces = run_experiments({input, spec}, {}, diagnostics);
  REQUIRE(diagnostics.all().empty());
  return traces.at(spec.name.value);
}

inline const Tensor& step(const Trace& trace, const std::string& name) {
  const Tensor* tensor = trace.find(name);
  REQUIRE_MESSAGE(tensor != nullptr, "no step ", name);
  return *tensor;
}

}  // namespace owldeck
