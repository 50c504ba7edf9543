#pragma once

#include <filesystem>

#include "render/paint/painter.h"

namespace owldeck {

/// Writes painted pixels as an RGB PNG without time or text chunks.
/// Reports: throws RenderError.
void write_png(const Surface& surface, const std::filesystem::path& path);

}  // namespace owldeck
