#pragma once

/// Page geometry. Units: page units, 1920 x 1080 to a page; origin top left,
/// y down.
namespace owldeck {

struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
  double width = 0;
  double height = 0;
  friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  [[nodiscard]] Point center() const { return {x + width / 2, y + height / 2}; }
  /// The rectangle made smaller by `margin` on each side (larger if negative).
  [[nodiscard]] Rect inset(double margin) const {
    return {x + margin, y + margin, width - 2 * margin, height - 2 * margin};
  }
  friend bool operator==(const Rect&, const Rect&) = default;
};

inline constexpr Size kPage{1920, 1080};

}  // namespace owldeck
