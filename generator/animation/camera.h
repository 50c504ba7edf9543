#pragma once

#include "generator/animation/track.h"
#include "render/scene/scene.h"

namespace owldeck {

/// The part of the page between a film's formula and its captions, which the
/// cast plays in. Units: page units.
inline constexpr Rect kStageArea{0, 168, 1920, 736};

/// What the viewer sees of the stage: all of it, or a part that fills it.
class Camera {
 public:
  /// Goes closer until `view` fills the stage as far as its shape allows, or
  /// back to kStageArea. Needs: changes in their order in time, and a view
  /// inside the stage.
  void look_at(const Rect& view, const When& when);

  /// Whether it sees only a part at `moment`.
  [[nodiscard]] bool is_closer(const Moment& moment) const {
    return view_.at(moment) != kStageArea;
  }

  /// `nodes` as the camera sees them at `moment`: untouched if it sees all.
  [[nodiscard]] std::vector<Node> seen(std::vector<Node> nodes,
                                       const Moment& moment) const;

 private:
  Track<Rect> view_{kStageArea};
};

}  // namespace owldeck
