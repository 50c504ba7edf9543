#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/figures/drawing.h"

namespace owldeck {

/// The sizes of one attention, counted from the shapes of its steps.
struct AttentionSizes {
  std::string title;
  std::size_t width = 0;
  std::size_t heads = 0;
  std::size_t head_dim = 0;
  std::size_t tokens = 0;
  std::size_t weights = 0;  ///< numbers that training sets, biases included
  std::size_t scores = 0;   ///< of one sentence
};

/// One column of a table of them.
struct SizeColumn {
  std::string_view title;
  std::string_view subtitle;
  std::size_t AttentionSizes::*member;
  /// The bar's colour by meaning; no bar if empty.
  std::string_view meaning;
};
inline constexpr std::array kSizeColumns{
    SizeColumn{"width", "d_model", &AttentionSizes::width, ""},
    SizeColumn{"heads", "", &AttentionSizes::heads, ""},
    SizeColumn{"head_dim", "width ÷ heads", &AttentionSizes::head_dim, ""},
    SizeColumn{"weights", "of the layer", &AttentionSizes::weights, "core"},
    SizeColumn{"tokens", "", &AttentionSizes::tokens, ""},
    SizeColumn{"scores", "heads × tokens²", &AttentionSizes::scores,
               "probability"}};

/// The sizes of every row.
/// Reports: `figure-axes` (no attention with heads), and what find_trace and
/// expand report.
[[nodiscard]] std::optional<std::vector<AttentionSizes>> read_configurations(
    const ConfigurationsFigure& figure, const Traces& traces,
    Diagnostics& diagnostics);

/// Alternative text: every number.
[[nodiscard]] std::string describe(const std::vector<AttentionSizes>& rows);

}  // namespace owldeck
