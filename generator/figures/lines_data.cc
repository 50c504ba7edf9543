#include "generator/figures/lines_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "generator/attention/expression.h"
#include "generator/figures/tensor_part.h"

namespace owldeck {
namespace {

constexpr std::size_t kMostLines = 4;

std::optional<double> number_of(const std::string& label) {
  double number = 0;
  const char* end = label.data() + label.size();
  const auto result = std::from_chars(label.data(), end, number);
  return result.ec == std::errc() && result.ptr == end ? std::optional(number)
                                                       : std::nullopt;
}

/// The labels of `axis` as numbers.
/// Reports: `figure-axes`, `lines-value`.
std::optional<std::vector<double>> places_of(const Axis& axis,
                                             const LinesFigure& figure,
                                             Diagnostics& diagnostics) {
  std::vector<double> places;
  for (const std::string& label : axis.labels) {
    const auto number = number_of(label);
    if (number && figure.logarithmic.value && *number <= 0) {
      diagnostics.error(
          figure.logarithmic.span, "lines-value",
          fmt::format("{} has no place among powers of 2", label));
      return std::nullopt;
    }
    if (number) {
      places.push_back(*number);
    }
  }
  if (places.size() != axis.size || places.size() < 2) {
    diagnostics.error(figure.tensor.span, "figure-axes",
                      fmt::format("the entries of '{}' are no numbers to draw "
                                  "a line over",
                                  axis.name),
                      "take a sweep over two values or more");
    return std::nullopt;
  }
  return places;
}

/// Reports: `lines-value`.
bool check_values(const LinesFigure& figure, const std::vector<double>& values,
                  Diagnostics& diagnostics) {
  if (values.empty()) {
    diagnostics.error(
        figure.tensor.span, "lines-value",
        fmt::format("'{}' has a shape and no numbers", figure.tensor.value));
    return false;
  }
  const auto wrong =
      std::find_if_not(values.begin(), values.end(),
                       [](double value) { return std::isfinite(value); });
  if (wrong != values.end()) {
    diagnostics.error(
        figure.tensor.span, "lines-value",
        fmt::format("{} has no place on a line", format_number(*wrong, 2)));
  }
  return wrong == values.end();
}

/// The points by rising place: a sweep may name its values in any order.
LinesData in_order(LinesData data) {
  std::vector<std::size_t> order(data.places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t left, std::size_t right) {
                     return data.places[left] < data.places[right];
                   });
  LinesData sorted = data;
  for (std::size_t point = 0; point < order.size(); ++point) {
    sorted.points[point] = data.points[order[point]];
    sorted.places[point] = data.places[order[point]];
    for (std::size_t line = 0; line < data.names.size(); ++line) {
      sorted.values[point * data.names.size() + line] =
          data.at(order[point], line);
    }
  }
  return sorted;
}

}  // namespace

std::optional<LinesData> read_lines(const LinesFigure& figure,
                                    const Traces& traces,
                                    Diagnostics& diagnostics) {
  auto part = find_part(figure.tensor, "set of lines", traces, diagnostics);
  if (!part) {
    return std::nullopt;
  }
  const Axis& along = part->axes.front();
  const auto places = places_of(along, figure, diagnostics);
  if (!places || !check_values(figure, part->values, diagnostics)) {
    return std::nullopt;
  }
  const bool several = part->axes.size() > 1;
  if (several && part->axes.back().size > kMostLines) {
    diagnostics.error(figure.tensor.span, "figure-overflow",
                      fmt::format("{} lines: a figure has at most {}",
                                  part->axes.back().size, kMostLines));
    return std::nullopt;
  }
  return in_order({.measure = readable(step_of(figure.tensor.value)),
                   .axis = along.name,
                   .points = along.labels,
                   .places = *places,
                   .names = several
                                ? axis_labels(part->axes.back(), *part->trace)
                                : std::vector<std::string>{""},
                   .values = std::move(part->values)});
}

std::string describe(const LinesData& data, const std::string& unit,
                     int decimals) {
  std::string words = fmt::format(
      "line chart of {}{} by {}", data.measure,
      unit.empty() ? unit : fmt::format(" in {}", unit), readable(data.axis));
  for (std::size_t line = 0; line < data.names.size(); ++line) {
    words +=
        fmt::format("{}{}:", line > 0 || !data.names[line].empty() ? "; " : "",
                    data.names[line]);
    for (std::size_t point = 0; point < data.points.size(); ++point) {
      words += fmt::format("{} {} at {}", point > 0 ? "," : "",
                           format_number(data.at(point, line), decimals),
                           data.points[point]);
    }
  }
  return words;
}

}  // namespace owldeck
