#pragma once

#include <string>

#include "render/text/formula_tree.h"

namespace owldeck {

/// A formula as it is read aloud: `q sub i dot K transpose over square root of
/// d`.
[[nodiscard]] std::string speak(const FormulaRow& row);

}  // namespace owldeck
