#pragma once

#include <string>

#include "render/scene/scene.h"

/// Short ways to make common nodes.
namespace owldeck {

/// A one-line text whose baseline starts (or is centred, or ends, by `align`)
/// at `baseline`.
[[nodiscard]] TextBlock label(std::string text, Point baseline,
                              const TextStyle& style,
                              Align align = Align::Left);

/// A one-line text centred both ways in `box`.
[[nodiscard]] TextBlock centered_label(std::string text, const Rect& box,
                                       const TextStyle& style);

/// A straight line.
[[nodiscard]] Path line(Point from, Point to, const Stroke& stroke);

/// A filled circle.
[[nodiscard]] Path disc(Point center, double radius, const Color& fill);

/// An arrow with a filled head of length `head`; the shaft ends at its base.
[[nodiscard]] Group arrow(Point from, Point to, const Stroke& stroke,
                          double head = 14);

}  // namespace owldeck
