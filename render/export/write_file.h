#pragma once

#include <filesystem>
#include <string_view>

namespace owldeck {

/// Writes `bytes` as the whole of the file at `path`.
/// Reports: throws RenderError if any of it did not reach the file.
void write_file(std::string_view bytes, const std::filesystem::path& path);

}  // namespace owldeck
