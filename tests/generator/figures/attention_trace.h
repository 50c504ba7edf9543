#pragma once

#include <cmath>
#include <utility>

#include "tests/generator/figures/support.h"

namespace owldeck::test {

/// An attention of three tokens and two dimensions with numbers that are easily
/// checked: called `tiny`.
inline Trace tiny_attention() {
  Trace trace{
      .experiment = "tiny", .tokens = {"we", "see", "owls"}, .steps = {}};
  const auto log2 = [](double weight) {
    return static_cast<float>(std::log(2 * weight));
  };
  trace.steps = {
      {"input", "X", "embeddings",
       matrix("token", "d_in", 2, {1, 2, 3, 4, 5, 6})},
      {"W_query", "W_Q", "given", matrix("d_in", "d_out", 2, {0.5F, 1, 2, 3})},
      {"W_key", "W_K", "given", matrix("d_in", "d_out", 2, {1, 0, 0, 1})},
      {"W_value", "W_V", "given", matrix("d_in", "d_out", 2, {0, 1, 1, 0})},
      {"queries", "Q", "X W_Q",
       matrix("token", "d_out", 2, {4.5F, 7, 9.5F, 15, 14.5F, 23})},
      {"keys", "K", "X W_K", matrix("token", "d_out", 2, {1, 2, 3, 4, 5, 6})},
      {"values", "V", "X W_V", matrix("token", "d_out", 2, {1, 0, 0, 1, 1, 1})},
      {"scores", "S", "Q K^T",
       matrix("query", "key", 3,
              {log2(0.7), log2(0.2), log2(0.1), 0, 0, 0, 9, 9, 8})},
      {"weights", "A", "softmax",
       matrix("query", "key", 3,
              {0.7F, 0.2F, 0.1F, 0.125F, 0.625F, 0.25F, 0.3F, 0.3F, 0.4F})},
      {"context", "Z", "A V",
       matrix("query", "d_out", 2, {0.8F, 0.3F, 0.375F, 0.875F, 0.7F, 0.7F})}};
  return trace;
}

inline Tensor* find_step(Trace& trace, const std::string& name) {
  for (Step& step : trace.steps) {
    if (step.name == name) {
      return &step.tensor;
    }
  }
  return nullptr;
}

/// A studio that knows `trace` beside its own.
inline Studio studio_with(Trace trace) {
  Studio studio;
  const std::string name = trace.experiment;
  studio.traces[name] = std::move(trace);
  return studio;
}

/// The paths below `group` that have a curve.
inline long count_curves(const Group& group) {
  long curves = 0;
  for_each(group, [&](const Node& node) {
    if (const auto* path = std::get_if<Path>(&node.value)) {
      curves += std::any_of(path->segments.begin(), path->segments.end(),
                            [](const Segment& segment) {
                              return segment.verb == Verb::Curve;
                            })
                    ? 1
                    : 0;
    }
  });
  return curves;
}

/// The cells with hatching: groups that clip their lines.
inline long count_hatched(const Group& group) {
  long cells = 0;
  for_each(group, [&](const Node& node) {
    const auto* inner = std::get_if<Group>(&node.value);
    cells += inner != nullptr && inner->clip ? 1 : 0;
  });
  return cells;
}

}  // namespace owldeck::test
