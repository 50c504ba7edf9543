#pragma once

#include "generator/check/repository.h"
#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// Holds the Python of code slides against itself and, with a repository (null
/// for none), against the notebooks that it must agree with.
///
/// Reports, pointing into the code if `sources` has its file: `code-syntax` for
/// what is no Python; `code-step-text` for a step whose lines do not have the
/// construct that it shows. With `align`: `code-step-open` for a step that
/// shows no construct, `code-step-extra` at the first step more than `only`
/// has, and then `code-line-extra` for a statement of no step that is not just
/// a frame (`def ...:`, `return name`).
///
/// With a repository: what find_asset (asset_files.h) does; `code-section` for
/// a section that the notebook does not have; `code-step-missing` for a
/// construct that it has nowhere, `code-step-section` for one that it has only
/// in other sections, `code-step-order` for one that comes before that of the
/// step before. A cell that has all constructs decides the order, unless the
/// other cells have them in the slide's.
void check_code(const Deck& deck, Repository* repository,
                const SourceTexts& sources, Diagnostics& diagnostics);

}  // namespace owldeck
