#pragma once

#include "generator/source/colours.h"

namespace owldeck {

/// Whether what is written to `file_descriptor` should have colours: it is a
/// terminal that is not `dumb`, and NO_COLOR is not set (or empty).
[[nodiscard]] bool wants_colours(int file_descriptor);

/// The same as a value to print with.
[[nodiscard]] Colours colours_for(int file_descriptor);

}  // namespace owldeck
