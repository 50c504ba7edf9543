#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/figures/anchor_map.h"
#include "generator/figures/drawing.h"
#include "generator/figures/layered_layout.h"
#include "generator/figures/slide_mark.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kRadius = 8;

/// How large boxes are and what stands in them.
struct AnchorType {
  double size = 0;
  bool has_slide = false;  ///< the slide's number below the id
};

/// What drawing needs again and again.
struct AnchorsView {
  const std::vector<AnchorPlace>& anchors;
  const FigureTask<PrerequisitesFigure>& task;
  std::optional<std::size_t> lit;

  [[nodiscard]] const Theme& theme() const { return task.inputs.theme; }
  [[nodiscard]] bool is_lit(std::size_t anchor) const {
    return !lit || *lit == anchor || needs(anchors, *lit, anchor);
  }
};

TextStyle id_style(const AnchorType& type, const Color& ink) {
  return {.family = FontFamily::Mono,
          .size = type.size,
          .weight = 600,
          .color = ink};
}

std::string slide_text(const AnchorPlace& anchor) {
  return fmt::format("slide {}", anchor.slide->label);
}

LayeredGraph graph_of(const AnchorsView& view, const AnchorType& type) {
  LayeredGraph graph;
  for (std::size_t i = 0; i < view.anchors.size(); ++i) {
    const AnchorPlace& anchor = view.anchors[i];
    const double width =
        text_width(view.task.inputs.measurer, anchor.id(), id_style(type, {}));
    const double small = type.has_slide ? view.theme().small_size * 1.3 : 0;
    graph.boxes.push_back({width + 0.7 * type.size, type.size * 1.7 + small});
    for (const std::size_t need : anchor.needs) {
      if (!is_implied(view.anchors, i, need)) {
        graph.edges.push_back({.from = need, .to = i});
      }
    }
  }
  return graph;
}

struct Choice {
  AnchorType type;
  bool down = false;
  LayeredLayout layout;
};

/// From left to right if that fits, with the largest boxes that do.
/// Reports: `figure-overflow`.
std::optional<Choice> fit(const AnchorsView& view, Diagnostics& diagnostics) {
  const Theme& theme = view.theme();
  const std::array types{
      AnchorType{theme.value_size, true}, AnchorType{theme.small_size, true},
      AnchorType{theme.value_size, false}, AnchorType{theme.small_size, false}};
  for (const bool down : {false, true}) {
    for (const AnchorType& type : types) {
      auto layout = fit_layers(graph_of(view, type), down, view.task.room);
      if (layout) {
        return Choice{type, down, std::move(*layout)};
      }
    }
  }
  return refuse_room(view.task,
                     fmt::format("{} anchors do", view.anchors.size()),
                     "give the figure more room", diagnostics);
}

Group anchor_box(const AnchorsView& view, std::size_t index, const Rect& rect,
                 const AnchorType& type) {
  const Theme& theme = view.theme();
  const AnchorPlace& anchor = view.anchors[index];
  SlideMark mark = slide_mark(anchor.slide->type, theme);
  if (!view.is_lit(index)) {
    mark = {theme.panel, theme.muted, {}};
  } else if (view.lit == index) {
    mark = {theme.core.color, theme.ink_on(theme.core.color), {}};
  }
  Group box{.info = {.link = slide_link(anchor.slide->label)}};
  Rectangle shape{.rect = rect, .radius = kRadius, .fill = mark.fill};
  if (mark.edge) {
    shape.rect = rect.inset(1.25);
    shape.stroke = Stroke{.color = *mark.edge, .width = 2.5};
  }
  box.children.push_back({std::move(shape)});
  Rect text = rect;
  if (type.has_slide) {
    const double line = theme.small_size * 1.3;
    box.children.push_back(
        {centered_label(slide_text(anchor),
                        {rect.x, rect.bottom() - line - 5, rect.width, line},
                        {.size = theme.small_size, .color = mark.ink})});
    text.height -= line;
  }
  box.children.push_back(
      {centered_label(anchor.id(), text, id_style(type, mark.ink))});
  return box;
}

void add_arrows(const AnchorsView& view, const Choice& choice,
                std::vector<Node>& nodes) {
  std::size_t route = 0;
  for (std::size_t i = 0; i < view.anchors.size(); ++i) {
    for (const std::size_t need : view.anchors[i].needs) {
      if (is_implied(view.anchors, i, need)) {
        continue;
      }
      const bool strong = view.is_lit(i) && view.is_lit(need);
      nodes.push_back({draw_route(
          choice.layout.routes[route++], choice.down,
          {.color = strong ? view.theme().muted : view.theme().strong_line,
           .width = view.lit && strong ? 3.5 : 2.5})});
    }
  }
}

std::string describe(const std::vector<AnchorPlace>& anchors) {
  std::string words = "anchors and what each needs first";
  const char* before = ": ";
  for (const AnchorPlace& anchor : anchors) {
    words += before + anchor.id();
    for (std::size_t i = 0; i < anchor.needs.size(); ++i) {
      words += fmt::format("{}{}", i == 0 ? " after " : ", ",
                           anchors[anchor.needs[i]].id());
    }
    before = "; ";
  }
  return words;
}

/// Reports: `unknown-name`.
bool find_lit(AnchorsView& view, Diagnostics& diagnostics) {
  if (!view.task.figure.anchor) {
    return true;
  }
  const Located<std::string>& wanted = *view.task.figure.anchor;
  std::vector<std::string> ids;
  for (const AnchorPlace& anchor : view.anchors) {
    ids.push_back(anchor.id());
  }
  const auto found = std::find(ids.begin(), ids.end(), wanted.value);
  if (found == ids.end()) {
    diagnostics.error(wanted.span, "unknown-name",
                      fmt::format("unknown anchor '{}'", wanted.value),
                      suggest(wanted.value, ids));
    return false;
  }
  view.lit = static_cast<std::size_t>(found - ids.begin());
  return true;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<PrerequisitesFigure>& task,
                            Diagnostics& diagnostics) {
  const AudienceDeck* deck = task.inputs.deck;
  const std::vector<AnchorPlace> anchors =
      deck ? anchors_of(*deck) : std::vector<AnchorPlace>{};
  if (anchors.empty()) {
    diagnostics.error(task.span, "figure-empty",
                      "there are no anchors to show");
    return std::nullopt;
  }
  AnchorsView view{anchors, task, {}};
  if (!find_lit(view, diagnostics)) {
    return std::nullopt;
  }
  const auto choice = fit(view, diagnostics);
  if (!choice) {
    return std::nullopt;
  }
  Drawing drawing{.size = choice->layout.size, .alt = describe(anchors)};
  add_arrows(view, *choice, drawing.nodes);
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    drawing.nodes.push_back(
        {anchor_box(view, i, choice->layout.boxes[i], choice->type)});
  }
  return drawing;
}

}  // namespace owldeck
