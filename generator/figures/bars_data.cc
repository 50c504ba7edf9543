#include "generator/figures/bars_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "generator/attention/expression.h"
#include "generator/attention/path.h"

namespace owldeck {
namespace {

/// The part of a tensor that a path with indices for its first axes leads to.
struct Part {
  const Trace* trace = nullptr;
  std::vector<Axis> axes;
  std::vector<double> values;
};

void report_axes(const Excerpt& path, const Tensor& tensor,
                 Diagnostics& diagnostics) {
  diagnostics.error(
      path.span(), "figure-axes",
      fmt::format("'{}' is no row of bars", path.words),
      tensor.axes.empty()
          ? "it is one number"
          : fmt::format("its axes are {}: one or two must be left",
                        axes_names(tensor)));
}

/// Needs: indices in range, as many as there are or fewer.
Part part_at(const PathTarget& target,
             const std::vector<std::size_t>& indices) {
  const Tensor& tensor = *target.tensor;
  Part part{.trace = target.trace, .axes = {}, .values = {}};
  std::size_t block = 0;
  std::size_t size = 1;
  for (std::size_t axis = 0; axis < tensor.axes.size(); ++axis) {
    if (axis < indices.size()) {
      block = block * tensor.axes[axis].size + indices[axis];
    } else {
      part.axes.push_back(tensor.axes[axis]);
      size *= tensor.axes[axis].size;
    }
  }
  const auto values = std::span(tensor.values).subspan(block * size, size);
  part.values.assign(values.begin(), values.end());
  return part;
}

/// Reports: `figure-axes`, `shapes-only`, and what following a path reports.
std::optional<Part> find_part(const Located<std::string>& path,
                              const Traces& traces, Diagnostics& diagnostics) {
  const Excerpt whole{&path, trimmed(path.value)};
  const auto target = follow_path(whole, traces, diagnostics);
  if (!target) {
    return std::nullopt;
  }
  const Tensor& tensor = *target->tensor;
  const std::size_t given = target->indices.size();
  if (tensor.axes.size() < given + 1 || tensor.axes.size() > given + 2) {
    report_axes(whole, tensor, diagnostics);
    return std::nullopt;
  }
  const auto indices =
      indices_on_axes(whole, *target, tensor.axes, diagnostics);
  if (!indices) {
    return std::nullopt;
  }
  if (!check_values(whole, *target, diagnostics)) {
    return std::nullopt;
  }
  return part_at(*target, *indices);
}

/// A bar starts at 0 and ends at its value.
bool check_lengths(const Located<std::string>& path,
                   const std::vector<double>& values,
                   Diagnostics& diagnostics) {
  for (const double value : values) {
    if (!std::isfinite(value) || value < 0) {
      diagnostics.error(
          path.span, "bars-value",
          fmt::format("{} is no length of a bar", format_number(value, 2)),
          "bars show numbers from 0 up");
      return false;
    }
  }
  return true;
}

/// Reports: `unknown-name`.
std::optional<std::size_t> highlighted(const BarsFigure& figure,
                                       const BarsData& data,
                                       Diagnostics& diagnostics) {
  const auto& names = data.is_grouped() ? data.series : data.entries;
  if (!figure.highlight) {
    return data.is_grouped()
               ? names.size() - 1
               : static_cast<std::size_t>(
                     std::min_element(data.values.begin(), data.values.end()) -
                     data.values.begin());
  }
  const auto found =
      std::find(names.begin(), names.end(), figure.highlight->value);
  if (found == names.end()) {
    diagnostics.error(figure.highlight->span, "unknown-name",
                      fmt::format("no bar '{}'", figure.highlight->value),
                      suggest(figure.highlight->value, names));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

double BarsData::largest() const {
  return *std::max_element(values.begin(), values.end());
}

std::optional<BarsData> read_bars(const BarsFigure& figure,
                                  const Traces& traces,
                                  Diagnostics& diagnostics) {
  auto part = find_part(figure.tensor, traces, diagnostics);
  if (!part || !check_lengths(figure.tensor, part->values, diagnostics)) {
    return std::nullopt;
  }
  BarsData data{.measure = readable(step_of(figure.tensor.value)),
                .axis = readable(part->axes.front().name),
                .entries = axis_labels(part->axes.front(), *part->trace),
                .series = {},
                .values = std::move(part->values)};
  if (part->axes.size() > 1) {
    data.series = axis_labels(part->axes.back(), *part->trace);
  }
  const auto highlight = highlighted(figure, data, diagnostics);
  if (!highlight) {
    return std::nullopt;
  }
  data.highlight = *highlight;
  return data;
}

std::string bar_text(double value, const std::string& unit, int decimals) {
  const std::string number = format_number(value, decimals);
  return unit.empty() ? number : fmt::format("{} {}", number, unit);
}

std::string describe(const BarsData& data, const std::string& unit,
                     int decimals) {
  std::string words =
      fmt::format("bar chart of {} by {}", data.measure, data.axis);
  for (std::size_t entry = 0; entry < data.entries.size(); ++entry) {
    words += fmt::format("; {}:", data.entries[entry]);
    for (std::size_t bar = 0; bar < data.bars_per_entry(); ++bar) {
      if (data.is_grouped()) {
        words += fmt::format("{} {}", bar > 0 ? "," : "", data.series[bar]);
      }
      words += " " + bar_text(data.at(entry, bar), unit, decimals);
    }
  }
  return words;
}

}  // namespace owldeck
