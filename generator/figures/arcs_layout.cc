#include "generator/figures/arcs_layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr double kChipHeight = 64;
constexpr double kChipGap = 68;
/// In an area beside text.
constexpr double kTightChipGap = 12;
constexpr double kLargestChip = 232;
/// Around a token in a chip of its own width.
constexpr double kTokenPadding = 20;
constexpr double kLargestSpare = 24;
/// Room for the arcs that leave a short token.
constexpr double kTightestChip = 68;
constexpr double kLargestArcs = 330;
constexpr double kSmallestArcs = 110;
constexpr double kArcFoot = 12;

std::vector<std::string> vector_texts(const Tensor& vectors) {
  std::vector<std::string> texts;
  for (const float value : vectors.values) {
    texts.push_back(format_number(static_cast<double>(value), kArcDecimals));
  }
  return texts;
}

/// The size of the values in the strips, or 0 if they do not fit.
double strip_size(const Tensor& vectors, double chip_width,
                  const FigureInputs& inputs) {
  const double cell = chip_width / static_cast<double>(vectors.columns()) - 2;
  for (const double size : {inputs.theme.value_size, inputs.theme.small_size}) {
    const TextStyle style{.size = size, .weight = 500};
    if (widest_text(inputs.measurer, vector_texts(vectors), style) + 4 <=
        cell) {
      return size;
    }
  }
  return 0;
}

/// Chips of one width, in the largest text that fits all of them; no text size
/// if none does.
void place_even_chips(const std::vector<std::string>& tokens, double gap,
                      const FigureTask<ArcsFigure>& task, ArcsLayout& layout) {
  const double count = static_cast<double>(tokens.size());
  const Theme& theme = task.inputs.theme;
  const double width =
      std::min(kLargestChip, (task.room.width - (count - 1) * gap) / count);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    layout.chips.push_back(
        {static_cast<double>(i) * (width + gap), 0, width, kChipHeight});
  }
  for (const double size :
       {theme.body_size, theme.value_size, theme.small_size}) {
    const TextStyle style{.size = size, .weight = 600};
    if (widest_text(task.inputs.measurer, tokens, style) + 8 <= width) {
      layout.token_size = size;
      return;
    }
  }
}

/// Chips as wide as their tokens need, for sentences too long for even ones.
void place_tight_chips(const std::vector<std::string>& tokens,
                       const FigureTask<ArcsFigure>& task, ArcsLayout& layout) {
  const Theme& theme = task.inputs.theme;
  const double gaps = kTightChipGap * static_cast<double>(tokens.size() - 1);
  for (const double size : {theme.value_size, theme.small_size}) {
    const TextStyle style{.size = size, .weight = 600};
    layout.chips.clear();
    double needed = gaps;
    for (const std::string& token : tokens) {
      const double width = std::max(
          kTightestChip,
          kTokenPadding + text_width(task.inputs.measurer, token, style));
      layout.chips.push_back({0, 0, width, kChipHeight});
      needed += width;
    }
    const double spare = std::max(0.0, task.room.width - needed) /
                         static_cast<double>(tokens.size());
    double x = 0;
    for (Rect& chip : layout.chips) {
      chip.width += std::min(spare, kLargestSpare);
      chip.x = x;
      x = chip.right() + kTightChipGap;
    }
    if (needed <= task.room.width) {
      layout.token_size = size;
      return;
    }
  }
}

}  // namespace

double ArcsLayout::base() const {
  return arcs_height - kArcFoot;
}

std::optional<ArcsLayout> lay_out_arcs_figure(
    const ArcsData& data, const FigureTask<ArcsFigure>& task,
    Diagnostics& diagnostics) {
  ArcsLayout layout;
  const std::vector<std::string>& tokens = data.trace->tokens;
  const double gap = task.room.width > 1200 ? kChipGap : kTightChipGap;
  place_even_chips(tokens, gap, task, layout);
  if (layout.token_size == 0 && !data.vectors) {
    place_tight_chips(tokens, task, layout);
  }
  double below = kChipHeight;
  if (data.vectors) {
    below += kStripGap + kStripHeight;
    layout.strip_size =
        strip_size(*data.vectors, layout.chips.front().width, task.inputs);
  }
  layout.arcs_height = std::min(kLargestArcs, task.room.height - below);
  for (Rect& chip : layout.chips) {
    chip.y = layout.arcs_height;
  }
  layout.size = {layout.chips.back().right(), layout.arcs_height + below};
  if (layout.token_size == 0 || layout.arcs_height < kSmallestArcs) {
    diagnostics.error(
        task.span, "figure-overflow",
        layout.token_size == 0
            ? fmt::format("the tokens need {:.0f} units of {:.0f}",
                          layout.size.width, task.room.width)
            : fmt::format("the arcs would be {:.0f} units high, "
                          "they need {:.0f}",
                          layout.arcs_height, kSmallestArcs),
        "use fewer or shorter tokens, or a larger area");
    return std::nullopt;
  }
  return layout;
}

}  // namespace owldeck
