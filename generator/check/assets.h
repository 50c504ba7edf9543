#pragma once

#include "generator/check/repository.h"
#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// Holds what a deck says of its assets against a checkout: those of its
/// anchors, and its sources with a path.
///
/// Reports: what find_asset (asset_files.h) does; `asset-section` for a section
/// that an anchor's objective names and none of its notebooks has, or that
/// another text of the slide names (`3.4.1`; unless the slide cites a paper)
/// and none of the anchor's and of the cited notebooks; `asset-name` for a
/// class or function that the objective names and no code of them has. Only
/// where all these notebooks could be read. Points into the text if `sources`
/// has its file.
void check_assets(const Deck& deck, Repository& repository,
                  const SourceTexts& sources, Diagnostics& diagnostics);

}  // namespace owldeck
