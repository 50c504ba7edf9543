#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/labels.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kTickLength = 8;
/// Between a tick and its number.
constexpr double kLabelGap = 6;
/// Stops of the drawn gradient: it is straight in sRGB between them, the scale
/// in OKLab.
constexpr int kGradientStops = 24;

LinearGradient gradient(const ScaleRange& range, const Theme& theme, Point from,
                        Point to) {
  LinearGradient result{from, to, {}};
  for (int i = 0; i <= kGradientStops; ++i) {
    const double t = static_cast<double>(i) / kGradientStops;
    const double value = range.smallest + t * (range.largest - range.smallest);
    const Color color = range.vectors
                            ? vector_color(value, range.largest, theme)
                            : weight_color(value, range.largest, theme);
    result.stops.push_back({t, color});
  }
  return result;
}

int decimals_of(double step) {
  return std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
}

}  // namespace

double tick_step(double length) {
  const double power = std::pow(10.0, std::floor(std::log10(length)));
  for (const double factor : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0}) {
    if (length / (factor * power) < 3.5) {
      return factor * power;
    }
  }
  return length;
}

std::vector<double> ticks_of(const ScaleRange& range) {
  std::vector<double> ticks;
  const double step = tick_step(range.largest - range.smallest);
  const double first = std::ceil(range.smallest / step - 1e-9);
  const double last = std::floor(range.largest / step + 1e-9);
  for (double i = first; i <= last; ++i) {
    ticks.push_back(i * step);
  }
  return ticks;
}

std::string tick_text(double value, const ScaleRange& range) {
  const double step = tick_step(range.largest - range.smallest);
  return value == 0 ? "0" : format_number(value, decimals_of(step));
}

ScaleRange with_round_ends(ScaleRange range) {
  if (range.largest == 0) {
    range.largest = 1;
  }
  if (range.smallest < 0) {
    const double step = tick_step(range.largest - range.smallest);
    range.smallest = std::floor(range.smallest / step) * step;
    range.largest = std::max(range.largest, -range.smallest);
  }
  return range;
}

Group scale_bar(const Rect& rect, const ScaleRange& range,
                const std::string& title, const Theme& theme) {
  Group bar;
  bar.children.push_back({Rectangle{
      .rect = rect,
      .radius = 2,
      .fill = gradient(range, theme, {rect.x, rect.bottom()}, {rect.x, rect.y}),
      .stroke = Stroke{.color = theme.strong_line, .width = 1.5}}});
  for (const double value : ticks_of(range)) {
    const double y = rect.bottom() - rect.height * (value - range.smallest) /
                                         (range.largest - range.smallest);
    const double end = rect.right() + kTickLength;
    bar.children.push_back({line({rect.right(), y}, {end, y},
                                 {.color = theme.strong_line, .width = 2})});
    const double half = theme.value_size / 2;
    Rect box{end + kLabelGap, y - half, 0, 2 * half};
    bar.children.push_back(
        {left_label(tick_text(value, range), box, note_style(theme))});
  }
  if (!title.empty()) {
    bar.children.push_back(
        {label(title, {rect.x, rect.y - kScaleTitleRise}, note_style(theme))});
  }
  return bar;
}

Group scale_bar(const Rect& rect, double largest, const std::string& title,
                const Theme& theme) {
  return scale_bar(rect, ScaleRange{.largest = largest}, title, theme);
}

Group flat_scale_bar(const Rect& rect, const ScaleRange& range,
                     const Theme& theme) {
  Group bar;
  bar.children.push_back({Rectangle{
      .rect = rect,
      .radius = 2,
      .fill = gradient(range, theme, {rect.x, rect.y}, {rect.right(), rect.y}),
      .stroke = Stroke{.color = theme.strong_line, .width = 1.5}}});
  for (const double value : ticks_of(range)) {
    const double x = rect.x + rect.width * (value - range.smallest) /
                                  (range.largest - range.smallest);
    bar.children.push_back(
        {line({x, rect.bottom()}, {x, rect.bottom() + kTickLength},
              {.color = theme.strong_line, .width = 2})});
    const double baseline = rect.bottom() + kTickLength + theme.value_size;
    bar.children.push_back({label(tick_text(value, range), {x, baseline},
                                  note_style(theme), Align::Center)});
  }
  return bar;
}

}  // namespace owldeck
