#include "generator/check/code_alignment.h"

#include <fmt/format.h>

#include "generator/check/aligned_cells.h"
#include "generator/check/asset_files.h"
#include "generator/check/code_text.h"
#include "generator/check/step_match.h"

namespace owldeck {
namespace {

/// The one notebook that a slide's code must agree with; null if there is none.
const Notebook* find_notebook(const Located<std::string>& asset,
                              Repository& repository,
                              Diagnostics& diagnostics) {
  const AssetFiles files = find_asset(asset, repository, diagnostics);
  if (!files.is_sound) {
    return nullptr;
  }
  if (files.notebooks.empty()) {
    diagnostics.error(asset.span, "notebook-format",
                      fmt::format("'{}' has no cells of code", asset.value),
                      "name a notebook or a Python file");
    return nullptr;
  }
  if (files.notebooks.size() > 1) {
    diagnostics.error(
        asset.span, "asset-wildcard",
        fmt::format("'{}' is {} files", asset.value, files.notebooks.size()),
        fmt::format("name one, such as '{}'", files.notebooks[0]->file));
    return nullptr;
  }
  return files.notebooks[0];
}

}  // namespace

void check_code(const Deck& deck, Repository* repository,
                const SourceTexts& sources, Diagnostics& diagnostics) {
  for (const Slide& slide : deck.slides) {
    if (!slide.code || !is_python(*slide.code)) {
      continue;
    }
    const auto misplaced = check_code_text(*slide.code, sources, diagnostics);
    if (repository == nullptr || !slide.code->alignment) {
      continue;
    }
    const CodeAlignment& alignment = *slide.code->alignment;
    const Notebook* notebook =
        find_notebook(alignment.asset, *repository, diagnostics);
    if (notebook == nullptr) {
      continue;
    }
    const auto cells = find_aligned_cells(alignment, *notebook, diagnostics);
    if (cells) {
      match_steps(*slide.code, *notebook, *cells, misplaced, *repository,
                  diagnostics);
    }
  }
}

}  // namespace owldeck
