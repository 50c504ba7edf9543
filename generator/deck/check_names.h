#pragma once

#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Checks that names are unique and that what is named is there.
/// Reports: `duplicate-name` and `duplicate-slide` with a note at the first.
void check_duplicates(const Deck& deck, Diagnostics& diagnostics);

/// Reports: `unknown-name` for an experiment, input, animation or source that
/// is not there, with the nearest that is: in experiments and animations.
void check_references(const Deck& deck, Diagnostics& diagnostics);

/// The same for slides; marks those that name something so as broken.
void check_slide_references(Deck& deck, Diagnostics& diagnostics);

}  // namespace owldeck
