#include "generator/animation/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {

Matrix matrix_of(const Tensor& tensor,
                 const std::vector<std::size_t>& leading) {
  const Tensor plane = tensor.matrix(leading);
  Matrix result(plane.rows());
  for (std::size_t row = 0; row < plane.rows(); ++row) {
    for (std::size_t column = 0; column < plane.columns(); ++column) {
      result[row].push_back(plane.at({row, column}));
    }
  }
  return result;
}

double largest_of(const Matrix& matrix) {
  double largest = 1e-6;
  for (const std::vector<double>& row : matrix) {
    for (const double value : row) {
      if (std::isfinite(value)) {
        largest = std::max(largest, std::abs(value));
      }
    }
  }
  return largest;
}

std::string number_word(std::size_t number) {
  constexpr std::array<const char*, 13> kWords = {
      "no",    "one",   "two",  "three", "four",   "five",  "six",
      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  return number < kWords.size() ? kWords.at(number) : std::to_string(number);
}

TextStyle text_style(double size, int weight, const Color& color) {
  TextStyle style;
  style.size = size;
  style.weight = weight;
  style.color = color;
  return style;
}

TextStyle mono_style(double size, const Color& color) {
  TextStyle style = text_style(size, 400, color);
  style.family = FontFamily::Mono;
  return style;
}

double fitting_size(const std::vector<std::string>& texts, TextStyle style,
                    double width, const Theme& theme,
                    const TextMeasurer& measurer) {
  for (; style.size >= theme.small_size; style.size -= 1) {
    const bool fits =
        std::all_of(texts.begin(), texts.end(), [&](const std::string& text) {
          return text_width(measurer, text, style) <= width;
        });
    if (fits) {
      return style.size;
    }
  }
  return 0;
}

Rect strip_cell(const Rect& strip, std::size_t count, std::size_t index,
                bool stacked) {
  constexpr double kGap = 2;
  const auto total = static_cast<double>(count);
  const auto place = static_cast<double>(index);
  if (stacked) {
    const double height = (strip.height - kGap * (total - 1)) / total;
    return {strip.x, strip.y + place * (height + kGap), strip.width, height};
  }
  const double width = (strip.width - kGap * (total - 1)) / total;
  return {strip.x + place * (width + kGap), strip.y, width, strip.height};
}

void Canvas::text(std::string id, std::string text, Point baseline,
                  TextStyle style, Align align, double opacity) {
  if (opacity <= 0 || text.empty()) {
    return;
  }
  style.color = faded(style.color, opacity);
  TextBlock block = label(std::move(text), baseline, style, align);
  block.info.id = std::move(id);
  add(std::move(block));
}

void Canvas::cell(std::string id, const Cell& cell, double opacity) {
  if (cell.text.empty() && cell.rect.width < kNarrowCell) {
    box(std::move(id), cell.rect, 0, Fill{cell.fill}, {}, opacity);
    return;
  }
  const bool settled = cell.text_opacity >= 1;
  Group drawn = value_cell(cell.rect, cell.fill, settled ? cell.text : "",
                           theme_, cell.text_size);
  if (!settled && cell.text_opacity > 0 && !cell.text.empty()) {
    const Color ink = faded(theme_.ink_on(cell.fill), cell.text_opacity);
    drawn.children.push_back(Node{centered_label(
        cell.text, cell.rect, text_style(cell.text_size, 500, ink))});
  }
  group(std::move(id), std::move(drawn), opacity);
}

void Canvas::masked(std::string id, const Rect& rect, const std::string& text,
                    double text_size, double opacity) {
  group(std::move(id), masked_cell(rect, text, theme_, text_size), opacity);
}

void Canvas::chip(std::string id, const Rect& rect, const std::string& token,
                  bool asking, double text_size, double opacity) {
  group(std::move(id), token_chip(rect, token, asking, theme_, text_size),
        opacity);
}

void Canvas::box(std::string id, const Rect& rect, double radius,
                 std::optional<Fill> fill, std::optional<Stroke> stroke,
                 double opacity) {
  if (opacity <= 0) {
    return;
  }
  Rectangle shape{{}, rect, radius, std::move(fill), std::move(stroke)};
  shape.info.id = std::move(id);
  if (opacity >= 1) {
    add(std::move(shape));
    return;
  }
  Group veil;
  veil.opacity = opacity;
  veil.children.push_back(Node{std::move(shape)});
  add(std::move(veil));
}

void Canvas::group(std::string id, Group group, double opacity) {
  if (opacity <= 0) {
    return;
  }
  group.info.id = std::move(id);
  group.opacity *= std::min(opacity, 1.0);
  add(std::move(group));
}

}  // namespace owldeck
