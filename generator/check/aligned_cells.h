#pragma once

#include <optional>
#include <vector>

#include "generator/deck/deck.h"
#include "generator/notebook/notebook.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// The code cells of the sections that `alignment` names, in order; all cells
/// if it names none.
/// Reports: `code-section` for every section that is not there.
/// Gives: nothing if one is not.
[[nodiscard]] std::optional<std::vector<const CodeCell*>> find_aligned_cells(
    const CodeAlignment& alignment, const Notebook& notebook,
    Diagnostics& diagnostics);

}  // namespace owldeck
