#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "generator/figures/figure.h"
#include "generator/theme/templates.h"

namespace owldeck::test {

/// Every character is half its size wide; lines break anywhere.
class FixedMeasurer : public TextMeasurer {
 public:
  [[nodiscard]] TextExtent measure(const std::vector<Paragraph>& paragraphs,
                                   double width) const override {
    TextExtent extent;
    for (const Paragraph& paragraph : paragraphs) {
      double length = 0;
      double size = 0;
      for (const Run& run : paragraph.runs) {
        const auto letters =
            std::count_if(run.text.begin(), run.text.end(), [](char byte) {
              return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
            });
        length += 0.5 * run.style.size * static_cast<double>(letters);
        size = std::max(size, run.style.size);
      }
      const int lines =
          width > 0 ? std::max(1, static_cast<int>(std::ceil(length / width)))
                    : 1;
      extent.lines += lines;
      extent.width =
          std::max(extent.width, width > 0 ? std::min(width, length) : length);
      extent.height += lines * size * paragraph.line_height;
    }
    return extent;
  }
};

inline Theme light_theme() {
  Diagnostics diagnostics;
  return load_theme(*Templates().find("themes/executive-light.yaml"), {},
                    diagnostics)
      .value();
}

inline Tensor matrix(const std::string& rows, const std::string& columns,
                     std::size_t width, std::vector<float> values) {
  const std::size_t height = values.size() / width;
  return {.axes = {{rows, height}, {columns, width}},
          .values = std::move(values)};
}

/// Three tokens; `causal` hides the future, `simple` does not.
inline Traces traces() {
  const float hidden = -std::numeric_limits<float>::infinity();
  const std::vector<std::string> tokens{"we", "see", "owls"};
  Trace simple{.experiment = "simple", .tokens = tokens, .steps = {}};
  simple.steps = {
      {"scores", "S", "X X^T",
       matrix("query", "key", 3, {2, 1, -1, 1, 3, 0.5, -1, 0.5, 1})},
      {"weights", "A", "softmax",
       matrix("query", "key", 3,
              {0.7F, 0.2F, 0.1F, 0.125F, 0.625F, 0.25F, 0.3F, 0.3F, 0.4F})},
      {"context", "Z", "A X",
       matrix("token", "dimension", 2, {1, 0, 0, 1, 1, 1})}};
  Trace causal{.experiment = "causal", .tokens = tokens, .steps = {}};
  causal.steps = {
      {"scores", "S", "Q K^T",
       matrix("query", "key", 3, {2, 1, -1, 1, 3, 0.5, -1, 0.5, 1})},
      {"mask", "M", "1 = the future",
       matrix("query", "key", 3, {0, 1, 1, 0, 0, 1, 0, 0, 0})},
      {"masked", "S_M", "future to −∞",
       matrix("query", "key", 3,
              {2, hidden, hidden, 1, 3, hidden, -1, 0.5, 1})},
      {"weights", "A", "softmax",
       matrix("query", "key", 3,
              {1, 0, 0, 0.25F, 0.75F, 0, 0.5F, 0.25F, 0.25F})}};
  return {{"causal", causal}, {"simple", simple}};
}

/// Everything that a call of draw_figure needs, kept alive together.
struct Studio {
  FixedMeasurer measurer;
  Theme theme = light_theme();
  Traces traces = test::traces();
  std::map<std::string, Clip> clips;
  Diagnostics diagnostics;
  Rect area{96, 216, 994, 592};
  std::optional<AudienceDeck> deck = std::nullopt;
  std::optional<Blueprint> blueprint = std::nullopt;

  [[nodiscard]] std::optional<Group> draw(const Figure& figure) {
    const FigureInputs inputs{traces,
                              theme,
                              measurer,
                              clips,
                              deck ? &*deck : nullptr,
                              blueprint ? &*blueprint : nullptr};
    return draw_figure(figure, area, inputs, diagnostics);
  }
  /// The one problem of drawing `figure`.
  [[nodiscard]] Diagnostic problem(const Figure& figure) {
    CHECK_FALSE(draw(figure).has_value());
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all().front();
  }
};

inline Located<std::string> at(std::string text, int line = 1) {
  return {std::move(text), {"deck.yaml", line, 1, 1}};
}

template <class Kind>
Figure figure_of(Kind kind) {
  Figure figure;
  figure.kind = std::move(kind);
  return figure;
}

inline Figure heatmap_of(const std::string& tensor) {
  HeatmapFigure heatmap;
  heatmap.panels.push_back({.tensor = at(tensor)});
  return figure_of(heatmap);
}

inline Figure heatmap_of(const std::string& tensor, const std::string& query) {
  Figure figure = heatmap_of(tensor);
  std::get<HeatmapFigure>(figure.kind).query = at(query, 2);
  return figure;
}

/// Calls `visit` with every node below `group`, in drawing order.
inline void for_each(const Group& group,
                     const std::function<void(const Node&)>& visit) {
  for (const Node& node : group.children) {
    visit(node);
    if (const auto* inner = std::get_if<Group>(&node.value)) {
      for_each(*inner, visit);
    }
  }
}

inline std::vector<std::string> texts_of(const Group& group) {
  std::vector<std::string> texts;
  for_each(group, [&](const Node& node) {
    if (const auto* block = std::get_if<TextBlock>(&node.value)) {
      for (const Paragraph& paragraph : block->paragraphs) {
        std::string text;
        for (const Run& run : paragraph.runs) {
          text += run.text;
        }
        texts.push_back(text);
      }
    }
  });
  return texts;
}

inline long count_text(const Group& group, const std::string& text) {
  const auto texts = texts_of(group);
  return std::count(texts.begin(), texts.end(), text);
}

/// The style of the first text that is `text`.
inline TextStyle style_of(const Group& group, const std::string& text) {
  std::optional<TextStyle> style;
  for_each(group, [&](const Node& node) {
    const auto* block = std::get_if<TextBlock>(&node.value);
    if (block && !style &&
        block->paragraphs.front().runs.front().text == text) {
      style = block->paragraphs.front().runs.front().style;
    }
  });
  REQUIRE(style.has_value());
  return *style;
}

inline double smallest_text(const Group& group) {
  double size = 1000;
  for_each(group, [&](const Node& node) {
    if (const auto* block = std::get_if<TextBlock>(&node.value)) {
      for (const Paragraph& paragraph : block->paragraphs) {
        for (const Run& run : paragraph.runs) {
          size = std::min(size, run.style.size);
        }
      }
    }
  });
  return size;
}

}  // namespace owldeck::test
