#include "generator/attention/expression.h"

#include <cmath>

#include "tests/fuzz/support.h"

using namespace owldeck;

namespace {

Traces small_traces() {
  Trace trace;
  trace.experiment = "causal";
  trace.tokens = {"Your", "journey", "starts"};
  trace.steps.push_back({"weights",
                         "A",
                         "softmax",
                         {{{"query", 3}, {"key", 3}},
                          {1, 0, 0, 0.5f, 0.5f, 0, 0.25f, 0.25f, 0.5f}}});
  trace.steps.push_back({"masked", "S", "mask", {{}, {-INFINITY}}});
  trace.steps.push_back(
      {"heads",
       "H",
       "split",
       {{{"head", 2}, {"token", 3}, {"head_dim", 1}}, {1, 2, 3, 4, 5, 6}}});
  trace.steps.push_back({"times",
                         "t",
                         "sweep",
                         {{{"length", 2, {"4", "16"}}}, {1e30f, -1e-30f}}});
  trace.steps.push_back({"large", "W", "shape", {{{"d_out", 50257}}, {}}});
  trace.texts.emplace("machine", "a { { machine | text }}");
  Traces traces;
  traces.emplace("wrong", Trace{.experiment = "wrong"});
  traces.emplace("causal", std::move(trace));
  return traces;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const Traces traces = small_traces();
  const Located<std::string> text{text_of(data, size), {"deck.yaml", 1, 1, 1}};
  Diagnostics diagnostics;
  const std::string expanded = expand(text, traces, diagnostics);
  expect(text.value.find("{{") != std::string::npos || expanded == text.value,
         "text without expressions stays as it is");
  expect_places(diagnostics, {{"deck.yaml", text.value}});
  const auto matrix = find_matrix(text, traces, diagnostics);
  expect(!matrix || (matrix->tensor.axes.size() == 2 &&
                     matrix->tensor.values.size() ==
                         matrix->tensor.rows() * matrix->tensor.columns()),
         "a matrix has two axes");
  return 0;
}
