#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>

#include "generator/tensor/print_tensor.h"

namespace owldeck {
namespace {

void append_number(float value, std::string& out) {
  const char* const form = std::isfinite(value) ? "{}" : "\"{}\"";
  fmt::format_to(std::back_inserter(out), fmt::runtime(form), value);
}

/// Appends the array of `axes` that starts with the value at `first`, `depth`
/// arrays deep; the innermost ones take a line each.
void append_array(std::span<const Axis> axes, const std::vector<float>& values,
                  std::size_t first, std::size_t depth, std::string& out) {
  const std::span<const Axis> inner = axes.subspan(1);
  std::size_t step = 1;
  for (const Axis& axis : inner) {
    step *= axis.size;
  }
  out += '[';
  for (std::size_t i = 0; i < axes[0].size; ++i) {
    if (inner.empty()) {
      out += i == 0 ? "" : ", ";
      append_number(values[first + i], out);
      continue;
    }
    out += i == 0 ? "\n" : ",\n";
    out.append(depth + 1, ' ');
    append_array(inner, values, first + i * step, depth + 1, out);
  }
  out += ']';
}

}  // namespace

std::string json_string(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false,
                                   nlohmann::json::error_handler_t::replace);
}

std::string json_values(const Tensor& tensor) {
  if (!tensor.has_values()) {
    return "null";
  }
  std::string out;
  if (tensor.axes.empty()) {
    append_number(tensor.values[0], out);
  } else {
    append_array(tensor.axes, tensor.values, 0, 0, out);
  }
  return out;
}

std::string json_axes(const Tensor& tensor) {
  std::string axes;
  std::string shape;
  for (const Axis& axis : tensor.axes) {
    const std::string_view comma = axes.empty() ? "" : ", ";
    std::string labels;
    for (const std::string& label : axis.labels) {
      labels += (labels.empty() ? "" : ", ") + json_string(label);
    }
    axes += fmt::format(R"({}{{"name": {}, "size": {}{}}})", comma,
                        json_string(axis.name), axis.size,
                        labels.empty() ? "" : ", \"labels\": [" + labels + "]");
    shape += fmt::format("{}{}", comma, axis.size);
  }
  return fmt::format(R"("axes": [{}], "shape": [{}])", axes, shape);
}

}  // namespace owldeck
