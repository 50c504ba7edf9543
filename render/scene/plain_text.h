#pragma once

#include <string>

#include "render/scene/scene.h"

namespace owldeck {

/// `text` with a plain space for each that lines may not break at.
[[nodiscard]] std::string plain_spaces(std::string text);

/// The words of `paragraph` as they are read aloud: formulas as they say
/// themselves, and every space a plain one.
[[nodiscard]] std::string plain_text(const Paragraph& paragraph);

}  // namespace owldeck
