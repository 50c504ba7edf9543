#include "generator/figures/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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
    caption.paragraphs.front().align = Align::Center;
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
      [&](const auto& kind) {
        return draw(FigureTask{kind, figure.span, room, inputs}, diagnostics);
      },
      figure.kind);
}

Group assemble(Drawing drawing, const Caption& caption, const Rect& area) {
  Group figure{.info = {.role = Role::Figure,
                        .link = std::move(drawing.link),
                        .alt = std::move(drawing.alt)}};
  const double free_height = area.height - caption.height - drawing.size.height;
  Group picture{
      .offset = {area.x + std::max(0.0, (area.width - drawing.size.width) / 2),
                 area.y + std::max(0.0, free_height / 2)},
      .children = std::move(drawing.nodes)};
  const double bottom = picture.offset.y + drawing.size.height;
  figure.children.push_back({std::move(picture)});
  if (!caption.paragraphs.empty()) {
    figure.children.push_back(
        {TextBlock{.info = {.role = Role::Paragraph},
                   .box = {area.x, bottom + kCaptionGap, area.width,
                           caption.height - kCaptionGap},
                   .paragraphs = caption.paragraphs}});
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

std::optional<std::size_t> find_token(const Trace& trace,
                                      const Located<std::string>& token,
                                      Diagnostics& diagnostics) {
  const int index = trace.index_of(token.value);
  if (index < 0) {
    diagnostics.error(token.span, "unknown-token",
                      fmt::format("unknown token '{}'", token.value),
                      suggest(token.value, trace.tokens));
    return std::nullopt;
  }
  return static_cast<std::size_t>(index);
}

std::string step_of(const std::string& path) {
  const std::size_t dot = path.find('.');
  const std::size_t start = dot == std::string::npos ? 0 : dot + 1;
  std::string step = path.substr(start, path.find('[', start) - start);
  const std::size_t end = step.find_last_not_of(' ');
  return step.substr(0, end == std::string::npos ? 0 : end + 1);
}

TextBlock left_label(std::string text, const Rect& box,
                     const TextStyle& style) {
  TextBlock block =
      centered_label(std::move(text), {box.x, box.y, 0, box.height}, style);
  block.paragraphs.front().align = Align::Left;
  return block;
}

std::string readable(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::vector<std::string> axis_labels(const Axis& axis, const Trace& trace) {
  if (!axis.labels.empty()) {
    return axis.labels;
  }
  if (is_token_axis(axis) && axis.size == trace.tokens.size()) {
    return trace.tokens;
  }
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < axis.size; ++i) {
    labels.push_back(fmt::format("{}", i));
  }
  return labels;
}

std::string percent(double share) {
  return fmt::format("{} %", format_number(100 * share, 0));
}

}  // namespace owldeck
