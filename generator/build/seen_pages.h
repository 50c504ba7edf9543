#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "generator/build/compare.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// How wide the pictures of SeenPages are, unless the pages are smaller.
inline constexpr int kSeenWidth = 640;

/// Whether `path` is a folder, so that of a built edition with `slides/`, and
/// not a deck.
[[nodiscard]] bool is_edition_folder(const std::filesystem::path& path);

/// The size of an edition folder's pictures, or nothing if it has none.
[[nodiscard]] std::optional<PixelSize> edition_size(
    const std::filesystem::path& folder, const FileReader& files);

/// The learner's pages of `path`: of a deck, drawn at `size`, or the pictures
/// of an edition's folder.
/// Reports: for a deck what building it reports; `picture` for a file that is
/// no picture, or not of `size`.
[[nodiscard]] std::vector<SeenPage> seen_pages(
    const std::filesystem::path& path, PixelSize size, int threads,
    const FileReader& files, SourceTexts& sources, Diagnostics& diagnostics);

/// A page named `name` that looks like `picture`.
[[nodiscard]] SeenPage seen_page(std::string name, std::string title,
                                 const Picture& picture);

}  // namespace owldeck
