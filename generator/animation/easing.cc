#include "generator/animation/easing.h"

#include <algorithm>

namespace owldeck {

double clamped(double x) {
  return std::clamp(x, 0.0, 1.0);
}

double eased(double x, Easing easing) {
  const double t = clamped(x);
  switch (easing) {
    case Easing::Smooth:
      return t * t * (3 - 2 * t);
    case Easing::Gentle:
      return t * t * t * (t * (6 * t - 15) + 10);
    case Easing::In:
      return t * t;
    case Easing::Out:
      return t * (2 - t);
    case Easing::Linear:
      return t;
  }
  return t;
}

double between(double from, double to, double t) {
  return t >= 1 ? to : from + (to - from) * t;
}

Point between(const Point& from, const Point& to, double t) {
  return {between(from.x, to.x, t), between(from.y, to.y, t)};
}

Rect between(const Rect& from, const Rect& to, double t) {
  return {between(from.x, to.x, t), between(from.y, to.y, t),
          between(from.width, to.width, t), between(from.height, to.height, t)};
}

Color between(const Color& from, const Color& to, double t) {
  if (t <= 0) {
    return from;
  }
  return t >= 1 ? to : mix(from, to, t);
}

}  // namespace owldeck
