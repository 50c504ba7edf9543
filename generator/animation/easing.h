#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "render/scene/color.h"
#include "render/scene/geometry.h"

/// How things get from one place to another: all pure functions.
namespace owldeck {

/// The shape of a motion over its time. None overshoots.
enum class Easing {
  Smooth,  ///< slow at both ends
  Gentle,  ///< slower still at both ends
  In,      ///< starts slowly
  Out,     ///< ends slowly
  Linear,
};

/// The words of a deck for the easings, in the order of the enumeration.
inline constexpr std::array<std::string_view, 5> kEasingNames = {
    "smooth", "gentle", "in", "out", "linear"};

/// `x` limited to 0..1.
[[nodiscard]] double clamped(double x);

/// The share of the way that is done when the share `x` of the time is over.
/// 0 and 1 are met exactly; `x` is limited to 0..1.
[[nodiscard]] double eased(double x, Easing easing = Easing::Smooth);

/// The place `t` of the way; `t` 0 gives `from` and 1 gives `to` exactly.
[[nodiscard]] double between(double from, double to, double t);
[[nodiscard]] Point between(const Point& from, const Point& to, double t);
[[nodiscard]] Rect between(const Rect& from, const Rect& to, double t);
/// Perceptually even.
[[nodiscard]] Color between(const Color& from, const Color& to, double t);

}  // namespace owldeck
