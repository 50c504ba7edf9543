#include "generator/figures/figure.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "generator/figures/drawing.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kCaptionGap = 26;

struct Caption {
  std::vector<Paragraph> paragraphs;
  double height = 0;  ///< with the gap above; 0 without a caption
};

/// At the value size if it is one line, else smaller and at most two lines.
/// Reports: `figure-overflow`.
Caption set_caption(const DeckText& source, double width,
                    const FigureInputs& inputs, Diagnostics& diagnostics) {
  const Words words = read_words(source, inputs, diagnostics);
  if (words.empty()) {
    return {};
  }
  const Theme& theme = inputs.theme;
  for (const double size : {theme.value_size, theme.small_size}) {
    const int most = size == theme.small_size ? 2 : 1;
    const TextStyle style{.size = size, .color = theme.muted};
    Caption caption{.paragraphs = {set_words(words, style, inputs)}};
    caption.paragraphs.front().line_height = 1.3;
    const TextExtent extent =
        inputs.measurer.measure(caption.paragraphs, width);
    caption.height = kCaptionGap + extent.height;
    if (extent.lines <= most) {
      return caption;
    }
  }
  diagnostics.error(source.span, "figure-overflow",
                    "the caption needs more than two lines", "shorten it");
  return {};
}

std::optional<Drawing> draw_kind(const Figure& figure, Size room,
                                 const FigureInputs& inputs,
                                 Diagnostics& diagnostics) {
  return std::visit(
      [&]<class Kind>(const Kind& kind) {
        return draw(FigureTask<Kind>{kind, figure.span, room, inputs},
                    diagnostics);
      },
      figure.kind);
}

Group assemble(Drawing drawing, const Caption& caption, const Rect& area) {
  Group figure{.info = {.role = Role::Figure,
                        .link = std::move(drawing.link),
                        .alt = std::move(drawing.alt)}};
  const double free_height = area.height - caption.height - drawing.size.height;
  const double free_width = area.width - drawing.size.width;
  Group picture{
      .offset = {area.x + (drawing.at_left ? 0 : std::max(0.0, free_width / 2)),
                 area.y + std::max(0.0, free_height / 2)},
      .children = std::move(drawing.nodes)};
  const double bottom = picture.offset.y + drawing.size.height;
  std::vector<Paragraph> words = caption.paragraphs;
  for (Paragraph& paragraph : words) {
    paragraph.align = drawing.at_left ? Align::Left : Align::Center;
  }
  figure.children.push_back({std::move(picture)});
  if (!words.empty()) {
    figure.children.push_back(
        {TextBlock{.info = {.role = Role::Paragraph},
                   .box = {area.x, bottom + kCaptionGap, area.width,
                           caption.height - kCaptionGap},
                   .paragraphs = std::move(words)}});
  }
  return figure;
}

}  // namespace

std::optional<Group> draw_figure(const Figure& figure, const Rect& area,
                                 const FigureInputs& inputs,
                                 Diagnostics& diagnostics) {
  const Caption caption =
      set_caption(figure.caption, area.width, inputs, diagnostics);
  const Size room{area.width, area.height - caption.height};
  std::optional<Drawing> drawing = draw_kind(figure, room, inputs, diagnostics);
  if (!drawing) {
    return std::nullopt;
  }
  if (figure.alt) {
    drawing->alt = read_words(*figure.alt, inputs, diagnostics).plain;
  }
  return assemble(std::move(*drawing), caption, area);
}

}  // namespace owldeck
