#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "generator/attention/trace.h"

namespace owldeck {

using Names = std::vector<std::string>;

/// Such as `scores[query,key]`, in order.
inline Names steps_of(const Trace& trace) {
  Names names;
  for (const Step& each : trace.steps) {
    std::string axes;
    for (const Axis& axis : each.tensor.axes) {
      axes += (axes.empty() ? "" : ",") + axis.name;
    }
    names.push_back(fmt::format("{}[{}]", each.name, axes));
  }
  return names;
}

/// The largest difference between values of two tensors of one shape.
inline float difference(const Tensor& a, const Tensor& b) {
  REQUIRE(a.axes == b.axes);
  REQUIRE(a.values.size() == b.values.size());
  float largest = 0.0f;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    largest = std::max(largest, std::abs(a.values[i] - b.values[i]));
  }
  return largest;
}

/// What the step called `name` says it does; empty if there is none.
inline std::string operation_of(const Trace& trace, const std::string& name) {
  for (const Step& each : trace.steps) {
    if (each.name == name) {
      return each.operation;
    }
  }
  return {};
}

}  // namespace owldeck
