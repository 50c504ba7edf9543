#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "tests/generator/attention/specs.h"
#include "tests/generator/attention/tensors.h"

namespace owldeck {
namespace {

constexpr std::array kAll{Implementation::Split, Implementation::Stack,
                          Implementation::Fused, Implementation::Loop,
                          Implementation::Streaming};

/// A multi-head attention on an input that is not there.
AttentionSpec shapes_of(int d_in, int d_out, int heads, int tokens, int batch) {
  AttentionSpec spec = attention_of(AttentionKind::MultiHead, d_out);
  spec.input = {};
  spec.shapes_only.value = true;
  spec.d_in = Located<int>{d_in, {}};
  spec.tokens = Located<int>{tokens, {}};
  spec.heads.value = heads;
  spec.batch = Located<int>{batch, {}};
  return spec;
}

bool has_numbers(const Trace& trace) {
  return std::ranges::any_of(
      trace.steps, [](const Step& each) { return each.tensor.has_values(); });
}

TEST_CASE("shapes only: the steps are those of a run with numbers") {
  for (const Implementation implementation : kAll) {
    CAPTURE(to_string(implementation));
    AttentionSpec spec = shapes_of(3, 4, 2, 6, 2);
    spec.implementation.value = implementation;
    spec.qkv_bias.value = true;
    const Trace shapes = trace_of(spec);
    spec.shapes_only.value = false;
    spec.input.value = "journey";
    const Trace numbers = trace_of(spec);
    CHECK(steps_of(shapes) == steps_of(numbers));
    for (std::size_t i = 0; i < numbers.steps.size(); ++i) {
      CHECK(shapes.steps[i].tensor.axes == numbers.steps[i].tensor.axes);
    }
    CHECK_FALSE(has_numbers(shapes));
  }
}

TEST_CASE("shapes only: every kind and switch") {
  for (const auto kind :
       {AttentionKind::Simple, AttentionKind::Scaled, AttentionKind::Causal}) {
    AttentionSpec spec = shapes_of(3, 2, 1, 6, 2);
    spec.attention.value = kind;
    if (kind == AttentionKind::Simple) {
      spec.d_out.reset();
    }
    spec.dropout.value = 0.1;
    spec.mask = Located<MaskMethod>{MaskMethod::Multiply, {}};
    const Trace trace = trace_of(spec);
    CHECK_FALSE(has_numbers(trace));
    CHECK(shape_text(step(trace, "dropped")) == "(2, 6, 6)");
  }
}

TEST_CASE("shapes only: GPT-3 in any implementation") {
  for (const Implementation implementation : kAll) {
    CAPTURE(to_string(implementation));
    AttentionSpec spec = shapes_of(12288, 12288, 96, 2048, 8);
    spec.implementation.value = implementation;
    const Trace trace = trace_of(spec);
    CHECK(shape_text(step(trace, "head_queries")) == "(8, 96, 2048, 128)");
    CHECK(shape_text(step(trace, "output")) == "(8, 2048, 12288)");
    CHECK_FALSE(has_numbers(trace));
  }
}

TEST_CASE("shapes only: GPT-2 XL's scores") {
  const Trace trace = trace_of(shapes_of(1600, 1600, 25, 1024, 8));
  CHECK(shape_text(step(trace, "scores")) == "(8, 25, 1024, 1024)");
  CHECK(operation_of(trace, "scaled") == "÷ √64");
  CHECK(operation_of(trace, "W_query") == "shape only");
}

TEST_CASE("shapes only: heads still divide d_out") {
  AttentionSpec spec = shapes_of(1600, 1600, 12, 1024, 8);
  spec.heads.span = {"deck.yaml", 21, 5};
  Diagnostics diagnostics;
  const Traces traces = run_experiments({spec}, {}, diagnostics);
  CHECK(traces.at("run").steps.empty());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].span == Span{"deck.yaml", 21, 5});
  CHECK(diagnostics.all()[0].hint ==
        "heads may be 1, 2, 4, 5, 8, 10, 16 or 20");
}

}  // namespace
}  // namespace owldeck
