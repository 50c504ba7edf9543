#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace owldeck {

/// A colour. Units: sRGB, each channel 0..1; alpha not premultiplied.
struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;
  double alpha = 1;
  friend bool operator==(const Color&, const Color&) = default;
};

/// `color` with its alpha multiplied by `factor`.
[[nodiscard]] Color faded(Color color, double factor);

/// The colour that `text` names as `#RRGGBB`, or nothing.
[[nodiscard]] std::optional<Color> parse_color(std::string_view text);

/// `#rrggbb`, and `#rrggbbaa` if not opaque.
[[nodiscard]] std::string to_string(const Color& color);

/// The colour `t` (0..1) of the way from `from` to `to`, perceptually even.
/// Source: linear in OKLab, bottosson.github.io/posts/oklab
[[nodiscard]] Color mix(const Color& from, const Color& to, double t);

/// Contrast of two opaque colours, 1 to 21.
/// Source: WCAG 2.1, section 1.4.3, relative luminance.
[[nodiscard]] double contrast_ratio(const Color& a, const Color& b);

}  // namespace owldeck
