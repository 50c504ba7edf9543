#include "render/scene/color.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace owldeck {
namespace {

double computed_linear(double value) {
  return value <= 0.04045 ? value / 12.92
                          : std::pow((value + 0.055) / 1.055, 2.4);
}

// Most colours have channels of 8 bits, and films mix them in every cell.
double linear_from_srgb(double value) {
  static const std::array<double, 256> table = [] {
    std::array<double, 256> linear{};
    for (std::size_t i = 0; i < linear.size(); ++i) {
      linear.at(i) = computed_linear(static_cast<double>(i) / 255.0);
    }
    return linear;
  }();
  const double byte = value * 255.0;
  const double whole = std::nearbyint(byte);
  const bool is_known = whole >= 0 && whole <= 255 && whole / 255.0 == value;
  return is_known ? table.at(static_cast<std::size_t>(whole))
                  : computed_linear(value);
}

double srgb_from_linear(double value) {
  const double encoded = value <= 0.0031308
                             ? value * 12.92
                             : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
  return std::clamp(encoded, 0.0, 1.0);
}

struct Oklab {
  double lightness;
  double a;
  double b;
};

Oklab to_oklab(const Color& color) {
  const double red = linear_from_srgb(color.red);
  const double green = linear_from_srgb(color.green);
  const double blue = linear_from_srgb(color.blue);
  const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green +
                             0.0514459929 * blue);
  const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green +
                             0.1073969566 * blue);
  const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green +
                             0.6299787005 * blue);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Color from_oklab(const Oklab& lab, double alpha) {
  const auto cube = [](double value) { return value * value * value; };
  const double l =
      cube(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
  const double m =
      cube(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
  const double s =
      cube(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
  return {
      srgb_from_linear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      srgb_from_linear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      srgb_from_linear(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
      alpha};
}

double relative_luminance(const Color& color) {
  return 0.2126 * linear_from_srgb(color.red) +
         0.7152 * linear_from_srgb(color.green) +
         0.0722 * linear_from_srgb(color.blue);
}

int byte_of(double channel) {
  return static_cast<int>(std::lround(std::clamp(channel, 0.0, 1.0) * 255));
}

}  // namespace

Color faded(Color color, double factor) {
  color.alpha *= factor;
  return color;
}

std::optional<Color> parse_color(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') {
    return std::nullopt;
  }
  unsigned value = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + 1, end, value, 16);
  if (parsed.ec != std::errc{} || parsed.ptr != end) {
    return std::nullopt;
  }
  return Color{((value >> 16) & 255) / 255.0, ((value >> 8) & 255) / 255.0,
               (value & 255) / 255.0};
}

std::string to_string(const Color& color) {
  const std::string opaque =
      fmt::format("#{:02x}{:02x}{:02x}", byte_of(color.red),
                  byte_of(color.green), byte_of(color.blue));
  const int alpha = byte_of(color.alpha);
  return alpha == 255 ? opaque : opaque + fmt::format("{:02x}", alpha);
}

Color mix(const Color& from, const Color& to, double t) {
  if (t <= 0 || from == to) {
    return from;
  }
  if (t >= 1) {
    return to;
  }
  const Oklab a = to_oklab(from);
  const Oklab b = to_oklab(to);
  return from_oklab({std::lerp(a.lightness, b.lightness, t),
                     std::lerp(a.a, b.a, t), std::lerp(a.b, b.b, t)},
                    std::lerp(from.alpha, to.alpha, t));
}

double contrast_ratio(const Color& a, const Color& b) {
  const auto [darker, lighter] =
      std::minmax({relative_luminance(a), relative_luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace owldeck
