#pragma once

#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Checks that names are unique and that what is named is there.
/// Reports: `duplicate-name` and `duplicate-slide` with a note at the first.
void check_duplicates(const Deck& deck, Diagnostics& diagnostics);

/// Reports: `unknown-name` for an experiment, input, animation or source that
/// is not there, with the nearest that is.
void check_references(const Deck& deck, Diagnostics& diagnostics);

}  // namespace owldeck
