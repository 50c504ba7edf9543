#include "generator/figures/parts.h"

#include <algorithm>
#include <cmath>

#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kCellRadius = 3;
/// Cells paler than this against the page get an edge.
constexpr double kPaleContrast = 1.12;
constexpr double kChipRadius = 8;
constexpr double kHatchPitch = 10;
constexpr double kHatchWidth = 3;
constexpr double kHaloMargin = 7;

std::size_t letters_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
      }));
}

/// Lines at 45 degrees over `rect`. They start at multiples of the pitch of
/// the page, so that neighbouring cells share their lines.
Path hatch(const Rect& rect, const Color& color) {
  Path lines{.stroke = Stroke{.color = color, .width = kHatchWidth}};
  const double pitch = kHatchPitch * std::sqrt(2.0);
  const double last = rect.right() + rect.bottom();
  for (double sum = std::ceil((rect.x + rect.y) / pitch) * pitch; sum < last;
       sum += pitch) {
    lines.segments.push_back(
        {.verb = Verb::Move, .to = {sum - rect.bottom(), rect.bottom()}});
    lines.segments.push_back(
        {.verb = Verb::Line, .to = {sum - rect.y, rect.y}});
  }
  return lines;
}

/// Covers the hatch behind a value.
Rectangle halo(const Rect& cell, const std::string& text, double text_size,
               const Color& color) {
  const double width = 0.62 * text_size * static_cast<double>(letters_of(text));
  const double height = 0.72 * text_size;
  const Point center = cell.center();
  const Rect rect =
      Rect{center.x - width / 2, center.y - height / 2, width, height}.inset(
          -kHaloMargin / 2);
  return {.rect = rect, .radius = rect.height / 2, .fill = color};
}

}  // namespace

Group value_cell(const Rect& rect, const Color& fill, const std::string& text,
                 const Theme& theme, double text_size) {
  Group cell;
  Rectangle box{.rect = rect, .radius = kCellRadius, .fill = fill};
  if (contrast_ratio(fill, theme.ground) < kPaleContrast) {
    box.rect = rect.inset(0.5);
    box.stroke = Stroke{.color = theme.line, .width = 1};
  }
  cell.children.push_back({std::move(box)});
  if (!text.empty()) {
    const TextStyle style{
        .size = text_size, .weight = 500, .color = theme.ink_on(fill)};
    cell.children.push_back({centered_label(text, rect, style)});
  }
  return cell;
}

Group masked_cell(const Rect& rect, const std::string& text, const Theme& theme,
                  double text_size) {
  Group cell;
  cell.children.push_back({Rectangle{
      .rect = rect, .radius = kCellRadius, .fill = theme.masked_ground}});
  Group lines{.clip = rect};
  lines.children.push_back({hatch(rect, theme.masked_hatch)});
  cell.children.push_back({std::move(lines)});
  if (!text.empty()) {
    cell.children.push_back({halo(rect, text, text_size, theme.masked_ground)});
    const TextStyle style{
        .size = text_size, .weight = 600, .color = theme.masked_ink};
    cell.children.push_back({centered_label(text, rect, style)});
  }
  return cell;
}

Group broken_cell(const Rect& rect, const std::string& text, const Theme& theme,
                  double text_size) {
  const Color fill = theme.risk.tint;
  Group cell;
  cell.children.push_back(
      {Rectangle{.rect = rect.inset(1),
                 .radius = kCellRadius,
                 .fill = fill,
                 .stroke = Stroke{.color = theme.risk.color, .width = 2}}});
  if (!text.empty()) {
    const TextStyle style{.size = text_size,
                          .weight = 600,
                          .color = readable_on(theme.risk.color, fill, theme)};
    cell.children.push_back({centered_label(text, rect, style)});
  }
  return cell;
}

Scene ground_scene(const Theme& theme) {
  Scene scene{kPage, theme.ground, {}};
  if (theme.grid.distance <= 0) {
    return scene;
  }
  Path lines{.stroke = Stroke{.color = theme.grid.color, .width = 1}};
  const auto add_line = [&lines](Point from, Point to) {
    lines.segments.push_back({.verb = Verb::Move, .to = from});
    lines.segments.push_back({.verb = Verb::Line, .to = to});
  };
  const double step = theme.grid.distance;
  for (double x = step; x < kPage.width; x += step) {
    add_line({x, 0}, {x, kPage.height});
  }
  for (double y = step; y < kPage.height; y += step) {
    add_line({0, y}, {kPage.width, y});
  }
  scene.nodes.push_back({std::move(lines)});
  return scene;
}

Group token_chip(const Rect& rect, const std::string& token, bool asking,
                 const Theme& theme, double text_size) {
  const Color fill = asking ? theme.flow.color : theme.flow.tint;
  const TextStyle style{.size = text_size,
                        .weight = asking ? 600 : 500,
                        .color = asking ? theme.ink_on(fill) : theme.text};
  Group chip;
  chip.children.push_back(
      {Rectangle{.rect = rect, .radius = kChipRadius, .fill = fill}});
  chip.children.push_back({centered_label(token, rect, style)});
  return chip;
}

Group token_chips(const std::vector<Rect>& places,
                  const std::vector<std::string>& tokens,
                  std::optional<std::size_t> asking, const Theme& theme,
                  double text_size) {
  Group chips;
  for (std::size_t i = 0; i < places.size(); ++i) {
    chips.children.push_back(
        {token_chip(places[i], tokens[i], asking == i, theme, text_size)});
  }
  return chips;
}

Color weight_color(double value, double largest, const Theme& theme) {
  if (largest <= 0) {
    return theme.weights.at(0);
  }
  return value < 0 ? theme.negative.at(-value / largest)
                   : theme.weights.at(value / largest);
}

Color vector_color(double value, double largest, const Theme& theme) {
  if (largest <= 0) {
    return theme.vectors.at(0);
  }
  return value < 0 ? theme.negative.at(-value / largest)
                   : theme.vectors.at(value / largest);
}

Color readable_on(const Color& color, const Color& ground, const Theme& theme) {
  constexpr double kReadable = 4.5;
  constexpr double kStep = 0.05;
  double share = 0;
  while (share < 1 &&
         contrast_ratio(mix(color, theme.text, share), ground) < kReadable) {
    share += kStep;
  }
  return mix(color, theme.text, std::min(share, 1.0));
}

}  // namespace owldeck
