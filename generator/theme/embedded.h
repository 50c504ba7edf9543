#pragma once

#include <string_view>
#include <vector>

namespace owldeck {

/// A file of templates/ as the build compiled it in (cmake/embed.cmake).
struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};
[[nodiscard]] const std::vector<EmbeddedFile>& embedded_files();

}  // namespace owldeck
