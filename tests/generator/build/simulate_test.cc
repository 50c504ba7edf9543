#include "generator/build/simulate.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>

using namespace owldeck;

namespace {

// Red, green and blue, 0..255, of a plain surface after `simulation`.
std::array<int, 3> seen(const std::string& color, Simulation simulation) {
  Scene scene;
  scene.background = *parse_color(color);
  Surface surface({2, 2});
  paint(scene, TextEngine(), surface);
  simulate(simulation, surface);
  const auto bytes = surface.bytes();
  return {bytes[2], bytes[1], bytes[0]};
}

int distance(const std::array<int, 3>& a, const std::array<int, 3>& b) {
  return std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]);
}

}  // namespace

TEST_CASE("simulate: grey is grey, and as light as the colour") {
  const auto orange = seen("#F5A83C", Simulation::Grey);
  CHECK(orange[0] == orange[1]);
  CHECK(orange[1] == orange[2]);
  const Color grey{orange[0] / 255.0, orange[0] / 255.0, orange[0] / 255.0};
  CHECK(contrast_ratio(grey, *parse_color("#F5A83C")) < 1.02);
}

TEST_CASE("simulate: greys stay as they are under every simulation") {
  for (std::size_t i = 0; i < simulation_names().size(); ++i) {
    CAPTURE(simulation_names()[i]);
    CHECK(distance(seen("#808080", static_cast<Simulation>(i)),
                   {128, 128, 128}) <= 3);
  }
}

TEST_CASE("simulate: deuteranopia takes hue from red and green, not blue") {
  const auto apart = [](Simulation simulation) {
    return distance(seen("#C06060", simulation), seen("#809040", simulation));
  };
  CHECK(apart(Simulation::Deuteranopia) <
        2 * apart(Simulation::Tritanopia) / 3);
}

TEST_CASE("simulate: published values of pure red") {
  // Columns of the matrices in linear RGB: 0.367322 and 0.280085 encode as 163
  // and 144, 0.152286 and 0.114503 as 109 and 95.
  CHECK(seen("#FF0000", Simulation::Deuteranopia) ==
        std::array<int, 3>{163, 144, 0});
  CHECK(seen("#FF0000", Simulation::Protanopia) ==
        std::array<int, 3>{109, 95, 0});
}
