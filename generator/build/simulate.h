#pragma once

#include <string>
#include <vector>

#include "render/paint/painter.h"

namespace owldeck {

/// How colours look to people who see them differently, or on a grey printer.
enum class Simulation { Deuteranopia, Protanopia, Tritanopia, Grey };

/// The simulations' command line words, in the order of Simulation.
[[nodiscard]] const std::vector<std::string>& simulation_names();

/// Changes every pixel of `surface` to what `simulation` makes of it.
/// Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for
/// Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, matrices of
/// severity 1.0, applied to linear RGB; grey: relative luminance, WCAG 2.1.
void simulate(Simulation simulation, Surface& surface);

}  // namespace owldeck
