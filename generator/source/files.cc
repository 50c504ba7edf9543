#include "generator/source/files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace owldeck {
namespace {

bool is_kept_by_tools(const std::string& folder) {
  constexpr std::array<std::string_view, 7> kNames{
      ".git", ".ipynb_checkpoints", ".pytest_cache", ".venv",
      "venv", "__pycache__",        "node_modules"};
  return std::find(kNames.begin(), kNames.end(), folder) != kNames.end();
}

}  // namespace

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
  std::ostringstream text;
  text << file.rdbuf();  // in blocks; letter by letter takes long
  if (text.bad()) {
    return std::nullopt;
  }
  return std::move(text).str();
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

std::vector<std::string> DiskFiles::files_below(
    const std::filesystem::path& folder) const {
  constexpr std::size_t kMostFiles = 100'000;
  std::vector<std::string> paths;
  std::error_code failed;
  std::filesystem::recursive_directory_iterator entry(
      folder, std::filesystem::directory_options::skip_permission_denied,
      failed);
  for (; !failed && entry != std::filesystem::recursive_directory_iterator() &&
         paths.size() < kMostFiles;
       entry.increment(failed)) {
    std::error_code unknown;
    if (entry->is_regular_file(unknown)) {
      paths.push_back(
          entry->path().lexically_relative(folder).generic_string());
    } else if (is_kept_by_tools(entry->path().filename().string())) {
      entry.disable_recursion_pending();
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace owldeck
