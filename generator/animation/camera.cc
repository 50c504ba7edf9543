#include "generator/animation/camera.h"

#include <algorithm>
#include <utility>

namespace owldeck {
namespace {

/// The smallest rectangle of the stage's shape around `view`, inside the stage.
Rect of_stage_shape(const Rect& view) {
  const double share =
      std::max(view.width / kStageArea.width, view.height / kStageArea.height);
  const double width = kStageArea.width * share;
  const double height = kStageArea.height * share;
  return {std::clamp(view.center().x - width / 2, kStageArea.x,
                     kStageArea.right() - width),
          std::clamp(view.center().y - height / 2, kStageArea.y,
                     kStageArea.bottom() - height),
          width, height};
}

}  // namespace

void Camera::look_at(const Rect& view, const When& when) {
  view_.change(of_stage_shape(view), when);
}

std::vector<Node> Camera::seen(std::vector<Node> nodes,
                               const Moment& moment) const {
  const Rect view = view_.at(moment);
  if (view == kStageArea) {
    return nodes;
  }
  Group stage;
  stage.info.id = "camera";
  stage.scale = kStageArea.width / view.width;
  stage.offset = {kStageArea.x - view.x * stage.scale,
                  kStageArea.y - view.y * stage.scale};
  stage.clip = view;
  stage.children = std::move(nodes);
  return {Node{std::move(stage)}};
}

}  // namespace owldeck
