#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace owldeck {

/// The first of `files` that is in `folder` already, if any is.
[[nodiscard]] std::optional<std::filesystem::path> first_existing(
    const std::map<std::string, std::string>& files,
    const std::filesystem::path& folder);

/// Writes texts below `folder`, all of them or none: what is there already
/// comes back if one cannot be written, and other files stay as they are.
/// Reports: throws std::runtime_error that names the file.
void write_folder(const std::map<std::string, std::string>& files,
                  const std::filesystem::path& folder);

}  // namespace owldeck
