#pragma once

#include <filesystem>
#include <string>

#include "render/paint/painter.h"

namespace owldeck {

/// Painted pixels as the bytes of an RGB PNG without time or text chunks.
/// Reports: throws RenderError, with an empty path.
[[nodiscard]] std::string to_png(const Surface& surface);

/// Writes them as a file.
/// Reports: throws RenderError.
void write_png(const Surface& surface, const std::filesystem::path& path);

}  // namespace owldeck
