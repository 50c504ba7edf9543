#pragma once

#include <span>
#include <string_view>

namespace owldeck {

/// A file of content/models/ as the build took it in
/// (cmake/embed_models.cmake); `key` is such as `models/tiny/config.json`.
struct BuiltInFile {
  std::string_view key;
  std::string_view bytes;
};
[[nodiscard]] std::span<const BuiltInFile> built_in_models();

}  // namespace owldeck
