#pragma once

#include <vector>

#include "generator/compose/markdown.h"

namespace owldeck {

/// Gives prose the characters that a printer would have set: curly quotes and
/// apostrophes, one character for `...`, an en dash in ranges of numbers
/// (`3-5`), for `--` and for a hyphen between spaces, and no line break between
/// a number and its unit. Code and formulas stay as they are.
void typeset(std::vector<Inline>& inlines);

}  // namespace owldeck
