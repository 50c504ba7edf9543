#include <fmt/format.h>

#include <algorithm>

#include "generator/figures/diagram_box.h"
#include "generator/figures/drawing.h"
#include "generator/figures/layered_layout.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kLabelPadding = 8;
/// Narrower or closer boxes look better in smaller type.
constexpr double kNarrowestLarge = 240;
constexpr double kLeastLargeGap = 42;

/// A map's nodes and arrows, their numbers filled in.
struct MapWords {
  std::vector<BoxWords> boxes;
  std::vector<Words> arrows;  ///< may be empty
  std::vector<LayeredGraph::Edge> edges;
};

/// One way to lay the map out.
struct MapStyle {
  BoxType type;
  double widest = 0;  ///< of a box
  bool down = false;
};

TextStyle arrow_style(const BoxType& type, const Theme& theme) {
  return {.size = type.text, .italic = true, .color = theme.muted};
}

/// Reports: `map-edge` (unknown node, or one that leads to itself).
std::optional<std::size_t> find_node(const Located<std::string>& id,
                                     const MapFigure& figure,
                                     Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < figure.nodes.size(); ++i) {
    if (figure.nodes[i].id.value == id.value) {
      return i;
    }
    ids.push_back(figure.nodes[i].id.value);
  }
  diagnostics.error(id.span, "unknown-name",
                    fmt::format("unknown node '{}'", id.value),
                    suggest(id.value, ids));
  return std::nullopt;
}

/// Reports: `map-edge`, `unknown-name`, and what expand reports.
std::optional<MapWords> read(const FigureTask<MapFigure>& task,
                             Diagnostics& diagnostics) {
  MapWords words;
  for (const MapNode& node : task.figure.nodes) {
    words.boxes.push_back(box_words(node.box, task.inputs, diagnostics));
  }
  for (const MapEdge& edge : task.figure.edges) {
    const auto from = find_node(edge.from, task.figure, diagnostics);
    const auto to = find_node(edge.to, task.figure, diagnostics);
    if (!from || !to) {
      return std::nullopt;
    }
    if (*from == *to) {
      diagnostics.error(edge.to.span, "map-edge",
                        fmt::format("'{}' leads to itself", edge.to.value));
      return std::nullopt;
    }
    words.edges.push_back({.from = *from, .to = *to});
    words.arrows.push_back(read_words(edge.text, task.inputs, diagnostics));
  }
  return words;
}

/// The sizes of all boxes and labels, or nothing if a word is too wide.
std::optional<LayeredGraph> graph_of(const MapWords& words,
                                     const MapStyle& style,
                                     const FigureInputs& inputs) {
  LayeredGraph graph{.boxes = {}, .edges = words.edges};
  Size largest;
  for (const BoxWords& box : words.boxes) {
    const auto size = box_size(box, style.type, style.widest, inputs);
    if (!size) {
      return std::nullopt;
    }
    largest.width = std::max(largest.width, size->width);
    graph.boxes.push_back(*size);
  }
  // One width for all: boxes of a layer stand below each other.
  for (Size& box : graph.boxes) {
    box.width = largest.width;
  }
  for (std::size_t i = 0; i < words.arrows.size(); ++i) {
    if (!words.arrows[i].empty()) {
      const double width = words_width(
          words.arrows[i], arrow_style(style.type, inputs.theme), inputs);
      graph.edges[i].label = {width + 2 * kLabelPadding, style.type.text * 1.4};
    }
  }
  return graph;
}

struct Choice {
  MapStyle style;
  LayeredLayout layout;
};

/// The first of several ways that fits: large type before small, side by side
/// before below each other, wide boxes and gaps before narrow ones.
std::optional<Choice> lay_out(const MapWords& words,
                              const FigureTask<MapFigure>& task) {
  const Theme& theme = task.inputs.theme;
  for (const BoxType& type :
       {large_box(theme), medium_box(theme), small_box(theme)}) {
    const bool is_small = type.title < theme.body_size;
    for (const bool down : {false, true}) {
      for (const double widest : {360.0, 300.0, 240.0, 200.0, 170.0}) {
        if (!is_small && widest < kNarrowestLarge) {
          break;
        }
        const MapStyle style{type, widest, down};
        const auto graph = graph_of(words, style, task.inputs);
        auto layout = graph ? fit_layers(*graph, down, task.room,
                                         is_small ? 0 : kLeastLargeGap)
                            : std::optional<LayeredLayout>();
        if (layout) {
          return Choice{style, std::move(*layout)};
        }
      }
    }
  }
  return std::nullopt;
}

std::string describe(const MapWords& words) {
  std::string text = "map";
  const char* before = ": ";
  for (const BoxWords& box : words.boxes) {
    text += before + describe(box);
    before = "; ";
  }
  for (std::size_t i = 0; i < words.edges.size(); ++i) {
    text += fmt::format(
        "; {} {} {}", words.boxes[words.edges[i].from].title.plain,
        words.arrows[i].empty() ? "leads to" : words.arrows[i].plain,
        words.boxes[words.edges[i].to].title.plain);
  }
  return text;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<MapFigure>& task,
                            Diagnostics& diagnostics) {
  const auto words = read(task, diagnostics);
  if (!words) {
    return std::nullopt;
  }
  const auto choice = lay_out(*words, task);
  if (!choice) {
    return refuse_room(task, "the map does",
                       "shorten its texts, or show fewer nodes", diagnostics);
  }
  const Theme& theme = task.inputs.theme;
  const LayeredLayout& layout = choice->layout;
  Drawing drawing{.size = layout.size, .alt = describe(*words)};
  for (std::size_t i = 0; i < layout.routes.size(); ++i) {
    drawing.nodes.push_back({draw_route(layout.routes[i], choice->style.down,
                                        {.color = theme.muted, .width = 2.5})});
    if (!words->arrows[i].empty()) {
      drawing.nodes.push_back({words_label(
          words->arrows[i], layout.routes[i].label,
          arrow_style(choice->style.type, theme), Align::Center, task.inputs)});
    }
  }
  for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
    drawing.nodes.push_back({draw_box(words->boxes[i], choice->style.type,
                                      layout.boxes[i], task.inputs)});
  }
  return drawing;
}

}  // namespace owldeck
