#pragma once

#include <filesystem>
#include <vector>

#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// Reads the picture of every image figure of `slides` into the figure, each
/// file once, below `folder`, without links. Nothing reads them again. Marks
/// slides as broken whose pictures cannot be had.
/// Limits: render/paint/image_file.h and svg_rules.h.
/// Reports: at the path's place `image-format` (neither `.png` nor `.svg`),
/// `file-outside`, `file-missing` with the nearest name in its folder,
/// `file-size`, and `image-content` for what read_image refuses.
void read_images(std::vector<Slide>& slides,
                 const std::filesystem::path& folder, const FileReader& files,
                 Diagnostics& diagnostics);

}  // namespace owldeck
