#pragma once

#include <algorithm>

#include "render/scene/geometry.h"

/// How things get from one place to another: all pure functions.
namespace owldeck {

/// `x` limited to 0..1.
[[nodiscard]] inline double clamped(double x) {
  return std::clamp(x, 0.0, 1.0);
}

/// Slow at both ends, without overshoot; 0 and 1 are met exactly.
/// Units: x is limited to 0..1.
[[nodiscard]] inline double eased(double x) {
  const double t = clamped(x);
  return t * t * (3 - 2 * t);
}

/// The place `t` of the way; `t` 0 gives `from` and 1 gives `to` exactly.
[[nodiscard]] inline double between(double from, double to, double t) {
  return t >= 1 ? to : from + (to - from) * t;
}

[[nodiscard]] inline Point between(const Point& from, const Point& to,
                                   double t) {
  return {between(from.x, to.x, t), between(from.y, to.y, t)};
}

[[nodiscard]] inline Rect between(const Rect& from, const Rect& to, double t) {
  return {between(from.x, to.x, t), between(from.y, to.y, t),
          between(from.width, to.width, t), between(from.height, to.height, t)};
}

}  // namespace owldeck
