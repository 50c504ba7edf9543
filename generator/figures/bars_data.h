#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "generator/figures/drawing.h"

namespace owldeck {

/// The numbers of a bar chart, ready to be drawn: single bars, or groups of
/// them.
/// Shape: values [entry, bar], row-major; no value is negative.
struct BarsData {
  std::string measure;  ///< what is drawn, such as `largest weight`
  std::string axis;     ///< what the entries are: `head_dim`
  std::vector<std::string> entries;  ///< one a row or group
  std::vector<std::string> series;   ///< bars of a group; none if single
  std::vector<double> values;
  std::size_t highlight = 0;  ///< of series; of entries if single

  [[nodiscard]] bool is_grouped() const { return !series.empty(); }
  [[nodiscard]] std::size_t bars_per_entry() const {
    return is_grouped() ? series.size() : 1;
  }
  [[nodiscard]] double at(std::size_t entry, std::size_t bar) const {
    return values[entry * bars_per_entry() + bar];
  }
  [[nodiscard]] bool has_colour(std::size_t entry, std::size_t bar) const {
    return (is_grouped() ? bar : entry) == highlight;
  }
  [[nodiscard]] double largest() const;
};

/// Reports: `figure-axes` (not one or two axes left), `bars-value` (no length
/// of a bar), `unknown-name` (no such entry to highlight), `shapes-only`, and
/// what follow_path and indices_on_axes report.
[[nodiscard]] std::optional<BarsData> read_bars(const BarsFigure& figure,
                                                const Traces& traces,
                                                Diagnostics& diagnostics);

/// Alternative text: every number. `unit` may be empty.
[[nodiscard]] std::string describe(const BarsData& data,
                                   const std::string& unit, int decimals);

/// `12.3 ms`, or `12.3` without a unit.
[[nodiscard]] std::string bar_text(double value, const std::string& unit,
                                   int decimals);

}  // namespace owldeck
