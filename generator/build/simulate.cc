#include "generator/build/simulate.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace owldeck {
namespace {

// Rows give red, green and blue of the seen colour; each sums to 1, so greys
// stay what they are.
using Matrix = std::array<std::array<double, 3>, 3>;

const Matrix& matrix_of(Simulation simulation) {
  static constexpr std::array<Matrix, 4> kMatrices{{
      {{{0.367322, 0.860646, -0.227968},
        {0.280085, 0.672501, 0.047413},
        {-0.011820, 0.042940, 0.968881}}},
      {{{0.152286, 1.052583, -0.204868},
        {0.114503, 0.786281, 0.099216},
        {-0.003882, -0.048116, 1.051998}}},
      {{{1.255528, -0.076749, -0.178779},
        {-0.078411, 0.930809, 0.147602},
        {0.004733, 0.691367, 0.303900}}},
      {{{0.2126, 0.7152, 0.0722},
        {0.2126, 0.7152, 0.0722},
        {0.2126, 0.7152, 0.0722}}},
  }};
  return kMatrices[static_cast<std::size_t>(simulation)];
}

double linear(double encoded) {
  return encoded <= 0.04045 ? encoded / 12.92
                            : std::pow((encoded + 0.055) / 1.055, 2.4);
}

double encoded(double linear) {
  return linear <= 0.0031308 ? linear * 12.92
                             : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}

std::array<double, 256> linear_table() {
  std::array<double, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = linear(static_cast<double>(i) / 255);
  }
  return table;
}

// One pixel, in the order of a Surface: blue, green, red.
void change(std::uint8_t* pixel, const Matrix& matrix,
            const std::array<double, 256>& table) {
  const std::array<double, 3> seen{table[pixel[2]], table[pixel[1]],
                                   table[pixel[0]]};
  for (std::size_t channel = 0; channel < 3; ++channel) {
    const auto& row = matrix[channel];
    const double value = row[0] * seen[0] + row[1] * seen[1] + row[2] * seen[2];
    pixel[2 - channel] = static_cast<std::uint8_t>(
        std::lround(255 * encoded(std::clamp(value, 0.0, 1.0))));
  }
}

}  // namespace

const std::vector<std::string>& simulation_names() {
  static const std::vector<std::string> names{"deuteranopia", "protanopia",
                                              "tritanopia", "grey"};
  return names;
}

void simulate(Simulation simulation, Surface& surface) {
  const Matrix& matrix = matrix_of(simulation);
  const std::array<double, 256> table = linear_table();
  cairo_surface_t* const target = cairo_get_target(surface.canvas());
  cairo_surface_flush(target);
  std::uint8_t* const data = cairo_image_surface_get_data(target);
  for (int y = 0; y < surface.size().height; ++y) {
    std::uint8_t* const row =
        data + static_cast<std::ptrdiff_t>(y) * surface.stride();
    for (int x = 0; x < surface.size().width; ++x) {
      change(row + static_cast<std::ptrdiff_t>(x) * 4, matrix, table);
    }
  }
  cairo_surface_mark_dirty(target);
}

}  // namespace owldeck
