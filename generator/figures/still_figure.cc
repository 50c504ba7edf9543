#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/drawing.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kFrameRadius = 4;
constexpr double kMarkHeight = 44;
/// Shares of the frame: the right margin, the middle of the caption's line.
constexpr double kMarkRight = 0.95;
constexpr double kMarkMiddle = 0.87;

/// The frame as decoration: inside a Figure nothing has a role, a name or a
/// link of its own.
Node without_info(Node node) {
  std::visit(
      [](auto& value) {
        value.info = {};
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Group>) {
          for (Node& child : value.children) {
            child = without_info(std::move(child));
          }
        }
      },
      node.value);
  return node;
}

std::string minutes(double seconds) {
  const int whole = static_cast<int>(std::lround(seconds));
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

/// A triangle and the film's length, right of the frame's caption, where films
/// show nothing.
void add_play_mark(Size frame, double seconds, const FigureInputs& inputs,
                   std::vector<Node>& nodes) {
  const Theme& theme = inputs.theme;
  const Color ink = theme.ink_on(theme.core.color);
  const TextStyle style{.size = theme.value_size, .weight = 600, .color = ink};
  const std::string text = minutes(seconds);
  const double width = text_width(inputs.measurer, text, style) + 66;
  const Rect pill{frame.width * kMarkRight - width,
                  frame.height * kMarkMiddle - kMarkHeight / 2, width,
                  kMarkHeight};
  const double x = pill.x + 20;
  const double y = pill.center().y;
  nodes.push_back({Rectangle{
      .rect = pill, .radius = kMarkHeight / 2, .fill = theme.core.color}});
  nodes.push_back({Path{.segments = {{.verb = Verb::Move, .to = {x, y - 10}},
                                     {.verb = Verb::Line, .to = {x + 17, y}},
                                     {.verb = Verb::Line, .to = {x, y + 10}},
                                     {.verb = Verb::Close}},
                        .fill = ink}});
  nodes.push_back({left_label(text, {x + 27, pill.y, 0, kMarkHeight}, style)});
}

const Clip* find_clip(const StillFigure& figure, const FigureInputs& inputs,
                      Diagnostics& diagnostics) {
  const auto found = inputs.clips.find(figure.animation.value);
  if (found != inputs.clips.end()) {
    return found->second.at ? &found->second : nullptr;
  }
  std::vector<std::string> names;
  for (const auto& [id, clip] : inputs.clips) {
    names.push_back(id);
  }
  diagnostics.error(
      figure.animation.span, "unknown-name",
      fmt::format("unknown animation '{}'", figure.animation.value),
      suggest(figure.animation.value, names));
  return nullptr;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<StillFigure>& task,
                            Diagnostics& diagnostics) {
  const Clip* clip = find_clip(task.figure, task.inputs, diagnostics);
  if (clip == nullptr) {
    return std::nullopt;
  }
  const auto& at = task.figure.at;
  const double time = at ? at->value : clip->seconds;
  if (time < 0 || time > clip->seconds) {
    diagnostics.error(at->span, "still-time",
                      fmt::format("the film '{}' is {} seconds long", clip->id,
                                  clip->seconds),
                      fmt::format("a time from 0 to {}", clip->seconds));
    return std::nullopt;
  }
  Scene scene = clip->at(time);
  const double scale = std::min(task.room.width / scene.size.width,
                                task.room.height / scene.size.height);
  const Rect whole{0, 0, scene.size.width, scene.size.height};
  Drawing drawing{
      .size = {scene.size.width * scale, scene.size.height * scale},
      .alt = fmt::format("still of the film '{}' at {} of {}", clip->title,
                         minutes(time), minutes(clip->seconds)),
      .link = fmt::format("animations/{}.mp4", clip->id)};
  Group frame{.scale = scale, .clip = whole};
  frame.children.push_back(
      {Rectangle{.rect = whole, .fill = scene.background}});
  for (Node& node : scene.nodes) {
    frame.children.push_back(without_info(std::move(node)));
  }
  drawing.nodes.push_back({std::move(frame)});
  drawing.nodes.push_back({Rectangle{
      .rect = {0, 0, drawing.size.width, drawing.size.height},
      .radius = kFrameRadius,
      .stroke = Stroke{.color = task.inputs.theme.strong_line, .width = 2}}});
  add_play_mark(drawing.size, clip->seconds, task.inputs, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
