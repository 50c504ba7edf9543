#include "generator/figures/strips.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr double kCellGap = 2;

/// Index 0 for every leading axis, or nothing if one has other entries.
std::optional<std::vector<std::size_t>> leading_zeros(const Tensor& tensor) {
  std::vector<std::size_t> leading;
  for (std::size_t axis = 0; axis + 2 < tensor.axes.size(); ++axis) {
    if (tensor.axes[axis].size != 1 && tensor.axes[axis].name != "batch") {
      return std::nullopt;
    }
    leading.push_back(0);
  }
  return leading;
}

}  // namespace

std::vector<std::string> number_texts(const std::vector<double>& values,
                                      int decimals) {
  std::vector<std::string> texts;
  for (const double value : values) {
    texts.push_back(format_number(value, decimals));
  }
  return texts;
}

std::string listed(const std::vector<double>& values, int decimals) {
  return fmt::format("{}", fmt::join(number_texts(values, decimals), ", "));
}

std::vector<double> row_of(const Tensor& matrix, std::size_t row) {
  std::vector<double> values;
  for (std::size_t column = 0; column < matrix.columns(); ++column) {
    values.push_back(static_cast<double>(matrix.at({row, column})));
  }
  return values;
}

ScaleRange vector_range(const std::vector<double>& values) {
  ScaleRange range{.smallest = 0, .largest = 0, .vectors = true};
  for (const double value : values) {
    range.smallest = std::min(range.smallest, value);
    range.largest = std::max(range.largest, std::abs(value));
  }
  return with_round_ends(range);
}

Rect strip_cell(const Rect& strip, std::size_t count, std::size_t index) {
  const double pitch = (strip.width + kCellGap) / static_cast<double>(count);
  return {strip.x + static_cast<double>(index) * pitch, strip.y,
          pitch - kCellGap, strip.height};
}

Group vector_strip(const Rect& strip, const std::vector<double>& values,
                   const StripStyle& style, const Theme& theme) {
  Group group;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string text = style.text_size > 0
                                 ? format_number(values[i], style.decimals)
                                 : std::string();
    group.children.push_back(
        {value_cell(strip_cell(strip, values.size(), i),
                    vector_color(values[i], style.largest, theme), text, theme,
                    style.text_size)});
  }
  return group;
}

TextStyle cell_style(double size) {
  return {.size = size, .weight = 500};
}

Path level_curve(Point from, Point to, const Stroke& stroke) {
  const double middle = (from.x + to.x) / 2;
  return {.segments = {{.verb = Verb::Move, .to = from},
                       {.verb = Verb::Curve,
                        .to = to,
                        .a = {middle, from.y},
                        .b = {middle, to.y}}},
          .stroke = stroke};
}

std::optional<Tensor> step_matrix(const Trace& trace,
                                  const std::vector<std::string_view>& names,
                                  const Span& span, Diagnostics& diagnostics) {
  const Tensor* tensor = nullptr;
  for (const std::string_view name : names) {
    tensor = tensor == nullptr ? trace.find(name) : tensor;
  }
  if (tensor == nullptr) {
    diagnostics.error(
        span, "figure-axes",
        fmt::format("'{}' has no {}", trace.experiment, names.front()),
        "take an attention that has that step");
    return std::nullopt;
  }
  const auto leading = leading_zeros(*tensor);
  if (!leading) {
    diagnostics.error(span, "figure-axes",
                      fmt::format("'{}' has several heads, the figure shows "
                                  "one",
                                  trace.experiment),
                      "take an attention with one head");
    return std::nullopt;
  }
  return tensor->matrix(*leading);
}

}  // namespace owldeck
