#include "generator/figures/labels.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "render/scene/shapes.h"

namespace owldeck {

TextStyle note_style(const Theme& theme) {
  return {.size = theme.value_size, .color = theme.muted};
}

double widest_text(const TextMeasurer& measurer,
                   const std::vector<std::string>& texts,
                   const TextStyle& style) {
  double width = 0;
  for (const std::string& text : texts) {
    width = std::max(width, text_width(measurer, text, style));
  }
  return width;
}

TextBlock left_label(std::string text, const Rect& box,
                     const TextStyle& style) {
  TextBlock block =
      centered_label(std::move(text), {box.x, box.y, 0, box.height}, style);
  block.paragraphs.front().align = Align::Left;
  return block;
}

TextBlock right_label(std::string text, const Rect& box,
                      const TextStyle& style) {
  TextBlock block = centered_label(std::move(text),
                                   {box.right(), box.y, 0, box.height}, style);
  block.paragraphs.front().align = Align::Right;
  return block;
}

std::string readable(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

TextStyle name_style(std::string_view name, TextStyle style) {
  if (name.find('_') != std::string_view::npos) {
    style.family = FontFamily::Mono;
  }
  return style;
}

std::string percent(double share) {
  return fmt::format("{} %", format_number(100 * share, 0));
}

}  // namespace owldeck
