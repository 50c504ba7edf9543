#pragma once

#include <string>
#include <vector>

#include "generator/check/repository.h"
#include "generator/source/span.h"

namespace owldeck {

/// The notebooks and Python files that an asset stands for.
struct AssetFiles {
  std::vector<const Notebook*> notebooks;
  bool is_sound = true;  ///< nothing was reported
};

/// Looks an asset up: a file, a folder, or a pattern.
/// Reports: `asset-missing`, `asset-empty`, `asset-wildcard`, `asset-outside`,
/// and `notebook-format` with a note at the place in the notebook; all at the
/// asset.
/// Gives: notebooks that live as long as `repository`.
[[nodiscard]] AssetFiles find_asset(const Located<std::string>& asset,
                                    Repository& repository,
                                    Diagnostics& diagnostics);

/// `'ch03.ipynb'`, or `'a.ipynb' or 'b.ipynb'`: the files' last names.
[[nodiscard]] std::string names_of(
    const std::vector<const Notebook*>& notebooks);

}  // namespace owldeck
