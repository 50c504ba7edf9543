#include "generator/figures/bars_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/tensor_part.h"

namespace owldeck {
namespace {

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
  auto part = find_part(figure.tensor, "row of bars", traces, diagnostics);
  if (!part || !check_lengths(figure.tensor, part->values, diagnostics)) {
    return std::nullopt;
  }
  BarsData data{.measure = expand(figure.label, traces, diagnostics),
                .axis = part->axes.front().name,
                .entries = axis_labels(part->axes.front(), *part->trace),
                .series = {},
                .values = std::move(part->values)};
  if (data.measure.empty()) {
    data.measure = readable(step_of(figure.tensor.value));
  }
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
      fmt::format("bar chart of {} by {}", data.measure, readable(data.axis));
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
