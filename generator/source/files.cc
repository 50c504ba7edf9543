#include "generator/source/files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace owldeck {

bool is_below(const std::filesystem::path& path,
              const std::filesystem::path& folder) {
  const auto [in_path, in_folder] =
      std::mismatch(path.begin(), path.end(), folder.begin(), folder.end());
  return in_folder == folder.end() && in_path != path.end();
}

std::optional<std::string> DiskFiles::read(
    const std::filesystem::path& path) const {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) {
    return std::nullopt;
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return std::nullopt;
  }
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) {
    return std::nullopt;
  }
  return text;
}

std::optional<std::uintmax_t> DiskFiles::size(
    const std::filesystem::path& path) const {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) {
    return std::nullopt;
  }
  const std::uintmax_t bytes = std::filesystem::file_size(path, failed);
  return failed ? std::nullopt : std::optional(bytes);
}

std::filesystem::path DiskFiles::resolve(
    const std::filesystem::path& path) const {
  std::error_code failed;
  const auto absolute = std::filesystem::absolute(path, failed);
  auto resolved = std::filesystem::weakly_canonical(absolute, failed);
  // A link that leads in a circle cannot be resolved; the path as written is
  // then as good as any, since reading it fails too.
  return failed ? absolute.lexically_normal() : resolved;
}

std::vector<std::string> DiskFiles::names_in(
    const std::filesystem::path& folder) const {
  std::vector<std::string> names;
  std::error_code failed;
  std::filesystem::directory_iterator entry(folder, failed);
  for (; !failed && entry != std::filesystem::directory_iterator();
       entry.increment(failed)) {
    if (entry->is_regular_file(failed)) {
      names.push_back(entry->path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace owldeck
