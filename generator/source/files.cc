#include "generator/source/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "generator/source/limits.h"

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

ReadText read_text(const FileReader& files, const std::filesystem::path& path,
                   std::uintmax_t most) {
  switch (files.kind(path)) {
    case PathKind::Folder:
      return {{}, false, "is a folder"};
    case PathKind::Other:
      return {{}, false, "is no regular file"};
    case PathKind::File:
    case PathKind::Missing:
      break;
  }
  const auto size = files.size(path);
  auto text = size && *size <= most ? files.read(path) : std::nullopt;
  if (size && (*size > most || (text && text->size() > most))) {
    return {{},
            true,
            fmt::format("has {} bytes: expected at most {}",
                        std::max<std::uintmax_t>(*size, most + 1), most)};
  }
  return text ? ReadText{std::move(text), false, {}}
              : ReadText{{}, false, "cannot be read"};
}

std::optional<std::string> DiskFiles::read(
    const std::filesystem::path& path) const {
  const std::uintmax_t size = this->size(path).value_or(kMostFileBytes + 1);
  if (size > kMostFileBytes) {
    return std::nullopt;
  }
  std::ifstream file(path, std::ios::binary);
  std::string text;
  // In one block, and more of them if the file is longer than it says.
  constexpr std::size_t kBlock = std::size_t{1} << 20;
  std::size_t wanted = size + 1;
  for (; file && text.size() <= kMostFileBytes; wanted = kBlock) {
    const std::size_t before = text.size();
    text.resize(before + wanted);
    file.read(text.data() + before, static_cast<std::streamsize>(wanted));
    text.resize(before + static_cast<std::size_t>(file.gcount()));
  }
  return file.eof() && text.size() <= kMostFileBytes
             ? std::optional(std::move(text))
             : std::nullopt;
}

PathKind DiskFiles::kind(const std::filesystem::path& path) const {
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (failed == std::errc::too_many_symbolic_link_levels) {
    return PathKind::Other;
  }
  switch (status.type()) {
    case std::filesystem::file_type::regular:
      return PathKind::File;
    case std::filesystem::file_type::directory:
      return PathKind::Folder;
    case std::filesystem::file_type::none:
    case std::filesystem::file_type::not_found:
      return PathKind::Missing;
    default:
      return PathKind::Other;
  }
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
