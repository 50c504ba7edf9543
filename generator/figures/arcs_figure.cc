#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/drawing.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kArcScale = 96;
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
/// Beyond, lines between all tokens would hide the arcs, and small weights are
/// too many to be told.
constexpr std::size_t kManyTokens = 8;
constexpr double kWorthTelling = 0.02;
constexpr double kStripGap = 10;
constexpr double kStripHeight = 44;
constexpr double kLargestArcs = 330;
constexpr double kSmallestArcs = 110;
constexpr double kArcFoot = 12;
constexpr int kDecimals = 2;

struct ArcsData {
  const Trace* trace = nullptr;
  std::size_t query = 0;
  std::vector<double> weights;
  std::optional<Tensor> vectors;  ///< [token, dimension]

  [[nodiscard]] std::size_t count() const { return weights.size(); }
};

struct ArcsLayout {
  std::vector<double> chip_x;  ///< left edges
  std::vector<double> chip_width;
  double token_size = 0;
  double arcs_height = 0;
  double strip_size = 0;  ///< of the values; 0 without values
  Size size;

  [[nodiscard]] Rect chip(std::size_t token) const {
    return {chip_x[token], arcs_height, chip_width[token], kChipHeight};
  }
  [[nodiscard]] double center(std::size_t token) const {
    return chip(token).center().x;
  }
  [[nodiscard]] double base() const { return arcs_height - kArcFoot; }
};

std::optional<ArcsData> read_arcs(const ArcsFigure& figure,
                                  const Traces& traces,
                                  Diagnostics& diagnostics) {
  const auto ref = find_matrix(figure.tensor, traces, diagnostics);
  if (!ref) {
    return std::nullopt;
  }
  const Tensor& tensor = ref->tensor;
  const std::size_t count = ref->trace->tokens.size();
  if (!is_token_axis(tensor.axes[0]) || !is_token_axis(tensor.axes[1]) ||
      tensor.columns() != count) {
    diagnostics.error(figure.tensor.span, "figure-axes",
                      fmt::format("'{}' has the axes {}, arcs need query and "
                                  "key",
                                  figure.tensor.value, axes_text(tensor)),
                      "name weights or scores");
    return std::nullopt;
  }
  const auto query = find_token(*ref->trace, figure.query, diagnostics);
  if (!query) {
    return std::nullopt;
  }
  ArcsData data{.trace = ref->trace, .query = *query};
  for (std::size_t key = 0; key < count; ++key) {
    const double weight = static_cast<double>(tensor.at({*query, key}));
    data.weights.push_back(std::isfinite(weight) ? weight : 0);
  }
  if (figure.vectors) {
    const auto vectors = find_matrix(*figure.vectors, traces, diagnostics);
    if (!vectors) {
      return std::nullopt;
    }
    if (vectors->tensor.rows() != count) {
      diagnostics.error(
          figure.vectors->span, "figure-axes",
          fmt::format("'{}' has {} rows for {} tokens", figure.vectors->value,
                      vectors->tensor.rows(), count));
      return std::nullopt;
    }
    data.vectors = vectors->tensor;
  }
  return data;
}

double widest(const TextMeasurer& measurer,
              const std::vector<std::string>& texts, const TextStyle& style) {
  double width = 0;
  for (const std::string& text : texts) {
    width = std::max(width, text_width(measurer, text, style));
  }
  return width;
}

std::vector<std::string> vector_texts(const Tensor& vectors) {
  std::vector<std::string> texts;
  for (const float value : vectors.values) {
    texts.push_back(format_number(static_cast<double>(value), kDecimals));
  }
  return texts;
}

/// The size of the values in the strips, or 0 if they do not fit.
double strip_size(const Tensor& vectors, double chip_width,
                  const FigureInputs& inputs) {
  const double cell = chip_width / static_cast<double>(vectors.columns()) - 2;
  for (const double size : {inputs.theme.value_size, inputs.theme.small_size}) {
    const TextStyle style{.size = size, .weight = 500};
    if (widest(inputs.measurer, vector_texts(vectors), style) + 4 <= cell) {
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
    layout.chip_x.push_back(static_cast<double>(i) * (width + gap));
    layout.chip_width.push_back(width);
  }
  for (const double size :
       {theme.body_size, theme.value_size, theme.small_size}) {
    const TextStyle style{.size = size, .weight = 600};
    if (widest(task.inputs.measurer, tokens, style) + 8 <= width) {
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
    layout.chip_x.clear();
    layout.chip_width.clear();
    double needed = gaps;
    for (const std::string& token : tokens) {
      layout.chip_width.push_back(std::max(
          kTightestChip,
          text_width(task.inputs.measurer, token, style) + kTokenPadding));
      needed += layout.chip_width.back();
    }
    const double spare = std::max(0.0, task.room.width - needed) /
                         static_cast<double>(tokens.size());
    double x = 0;
    for (double& width : layout.chip_width) {
      width += std::min(spare, kLargestSpare);
      layout.chip_x.push_back(x);
      x += width + kTightChipGap;
    }
    if (needed <= task.room.width) {
      layout.token_size = size;
      return;
    }
  }
}

std::optional<ArcsLayout> lay_out(const ArcsData& data,
                                  const FigureTask<ArcsFigure>& task,
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
        strip_size(*data.vectors, layout.chip_width.front(), task.inputs);
  }
  layout.arcs_height = std::min(kLargestArcs, task.room.height - below);
  layout.size = {layout.chip(data.count() - 1).right(),
                 layout.arcs_height + below};
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

/// Thin lines between all other tokens: every token asks, one is followed.
void add_others(const ArcsData& data, const ArcsLayout& layout,
                const Theme& theme, std::vector<Node>& nodes) {
  if (data.count() > kManyTokens) {
    return;
  }
  const double farthest = static_cast<double>(data.count()) - 1;
  for (std::size_t from = 0; from < data.count(); ++from) {
    for (std::size_t to = from + 1; to < data.count(); ++to) {
      if (from == data.query || to == data.query) {
        continue;
      }
      const Arc arc{
          .from_x = layout.center(from),
          .to_x = layout.center(to),
          .base_y = layout.base(),
          .height = arc_height(layout.base() - 6,
                               static_cast<double>(to - from), farthest),
          .width = 1.75,
          .opacity = 0.3};
      nodes.push_back({arc_path(arc, theme.core.color)});
    }
  }
}

void add_arc(const Arc& arc, bool self, const std::string& text,
             const Theme& theme, std::vector<Node>& nodes) {
  const TextStyle style{.size = theme.value_size,
                        .weight = 600,
                        .color = theme.probability.color};
  nodes.push_back({arc_path(arc, theme.probability.color)});
  if (text.empty()) {
    return;
  }
  if (self) {
    const Point top{(arc.from_x + arc.to_x) / 2,
                    arc.base_y - arc.height - arc.width / 2 - 12};
    nodes.push_back({label(text, top, style, Align::Center)});
    return;
  }
  const bool right = arc.to_x > arc.from_x;
  const double side = (right ? 1 : -1) * (arc.width / 2 + 16);
  nodes.push_back({label(text, {arc.to_x + side, arc.base_y - 22}, style,
                         right ? Align::Left : Align::Right)});
}

void add_arcs(const ArcsData& data, const ArcsLayout& layout,
              const Theme& theme, std::vector<Node>& nodes) {
  std::vector<double> centers;
  for (std::size_t token = 0; token < data.count(); ++token) {
    centers.push_back(layout.center(token));
  }
  const double last = static_cast<double>(data.count() - 1);
  const double farthest = std::max({1.0, static_cast<double>(data.query),
                                    last - static_cast<double>(data.query)});
  const double most = layout.base() - 6;
  const std::vector<Arc> arcs =
      layout_arcs(centers, layout.chip_width[data.query], layout.base(),
                  arc_height(most, farthest, std::max(1.0, last)),
                  static_cast<int>(data.query), data.weights, kArcScale);
  for (std::size_t key = 0; key < arcs.size(); ++key) {
    const double weight = arcs[key].weight;
    const bool told = data.count() <= kManyTokens || weight >= kWorthTelling;
    if (arcs[key].width > 0) {
      add_arc(arcs[key], key == data.query,
              told ? format_number(weight, kDecimals) : "", theme, nodes);
    }
  }
}

void add_strips(const ArcsData& data, const ArcsLayout& layout,
                const Theme& theme, std::vector<Node>& nodes) {
  const Tensor& vectors = *data.vectors;
  double largest = 0;
  for (const float value : vectors.values) {
    largest = std::max(largest, std::abs(static_cast<double>(value)));
  }
  // The deepest colour is kept for 1, so that small vectors look small.
  largest = std::max(largest, 1.0);
  const double width =
      layout.chip_width.front() / static_cast<double>(vectors.columns());
  for (std::size_t token = 0; token < data.count(); ++token) {
    const Rect chip = layout.chip(token);
    for (std::size_t i = 0; i < vectors.columns(); ++i) {
      const double value = static_cast<double>(vectors.at({token, i}));
      const Rect cell{chip.x + static_cast<double>(i) * width + 1,
                      chip.bottom() + kStripGap, width - 2, kStripHeight};
      nodes.push_back({value_cell(
          cell, vector_color(value, largest, theme),
          layout.strip_size > 0 ? format_number(value, kDecimals) : "", theme,
          layout.strip_size)});
    }
  }
}

std::string describe(const ArcsData& data) {
  const std::vector<std::string>& tokens = data.trace->tokens;
  std::string words = fmt::format("arcs from query '{}' to {} tokens",
                                  tokens[data.query], data.count());
  std::string separator = ": ";
  for (std::size_t key = 0; key < data.count(); ++key) {
    words += fmt::format("{}'{}' {}", separator, tokens[key],
                         format_number(data.weights[key], kDecimals));
    separator = ", ";
  }
  return words;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<ArcsFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data = read_arcs(task.figure, task.inputs.traces, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const auto layout = lay_out(*data, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const Theme& theme = task.inputs.theme;
  Drawing drawing{.size = layout->size, .alt = describe(*data)};
  add_others(*data, *layout, theme, drawing.nodes);
  add_arcs(*data, *layout, theme, drawing.nodes);
  for (std::size_t token = 0; token < data->count(); ++token) {
    drawing.nodes.push_back(
        {token_chip(layout->chip(token), data->trace->tokens[token],
                    token == data->query, theme, layout->token_size)});
  }
  if (data->vectors) {
    add_strips(*data, *layout, theme, drawing.nodes);
  }
  return drawing;
}

}  // namespace owldeck
