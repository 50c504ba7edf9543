#include "generator/check/repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/check/wildcard.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// "" for what stands in the root.
std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(path.substr(0, slash == path.npos ? 0 : slash));
}

/// `path` without `.`, `//` and a '/' at its end; nothing if it leads out of
/// the root.
std::optional<std::string> normal_path(const std::string& path) {
  const fs::path normal = fs::path(path).lexically_normal();
  if (path.empty() || normal.is_absolute() ||
      normal.begin()->string() == "..") {
    return std::nullopt;
  }
  std::string text = normal.generic_string();
  if (text.ends_with('/')) {
    text.pop_back();
  }
  return text;
}

/// Of paths with the name that is wanted, the one most like `path`.
std::string most_alike(const std::string& path,
                       const std::vector<std::string>& same_name) {
  const std::string best = nearest(path, same_name);
  return best.empty() && !same_name.empty() ? same_name.front() : best;
}

}  // namespace

Repository::Repository(const FileReader& files, fs::path root)
    : files_(&files),
      root_(std::move(root)),
      resolved_root_(files.resolve(root_)) {}

bool Repository::is_empty() {
  return all_files().empty();
}

const std::vector<std::string>& Repository::all_files() {
  if (!listed_) {
    listed_ = files_->files_below(root_);
    for (const std::string& file : *listed_) {
      std::string folder = folder_of(file);
      while (!folder.empty() && folders_.insert(folder).second) {
        folder = folder_of(folder);
      }
    }
  }
  return *listed_;
}

const std::set<std::string>& Repository::all_folders() {
  (void)all_files();
  return folders_;
}

PathState Repository::state_of(const std::string& path) {
  const auto known = states_.find(path);
  if (known != states_.end()) {
    return known->second;
  }
  return states_.emplace(path, look_at(path)).first->second;
}

PathState Repository::look_at(const std::string& path) {
  const auto normal = normal_path(path);
  if (!normal) {
    return PathState::Outside;
  }
  const fs::path resolved = files_->resolve(root_ / *normal);
  if (resolved != resolved_root_ && !is_below(resolved, resolved_root_)) {
    return PathState::Outside;
  }
  if (files_->size(root_ / *normal)) {
    return PathState::File;
  }
  return all_folders().contains(*normal) ? PathState::Folder
                                         : PathState::Missing;
}

bool Repository::is_empty_at(const std::string& path) {
  const auto normal = normal_path(path);
  const auto bytes =
      normal ? files_->size(root_ / *normal) : std::optional<std::uintmax_t>();
  return bytes && *bytes == 0;
}

const std::vector<std::string>& Repository::glob(const std::string& pattern) {
  const auto [entry, is_new] = globs_.try_emplace(pattern);
  if (is_new) {
    const auto normal = normal_path(pattern).value_or(pattern);
    const auto keep = [&](const std::string& path) {
      if (matches_wildcard(path, normal)) {
        entry->second.push_back(path);
      }
    };
    std::for_each(all_files().begin(), all_files().end(), keep);
    std::for_each(all_folders().begin(), all_folders().end(), keep);
    std::sort(entry->second.begin(), entry->second.end());
  }
  return entry->second;
}

const std::string& Repository::nearest_path(const std::string& path) {
  const auto [entry, is_new] = nearest_.try_emplace(path);
  if (is_new) {
    std::string wanted = path;
    std::replace(wanted.begin(), wanted.end(), '\\', '/');
    std::vector<std::string> same_name;
    for (const std::string& file : all_files()) {
      if (name_of(file) == name_of(wanted)) {
        same_name.push_back(file);
      }
    }
    entry->second = same_name.empty() ? nearest(wanted, all_files())
                                      : most_alike(wanted, same_name);
  }
  return entry->second;
}

std::vector<std::string> Repository::names_beside(const std::string& path) {
  std::string folder = folder_of(path);
  while (!folder.empty() && !all_folders().contains(folder)) {
    folder = folder_of(folder);
  }
  const std::string start = folder.empty() ? folder : folder + '/';
  std::set<std::string> names;
  for (const std::string& file : all_files()) {
    if (file.starts_with(start)) {
      const std::size_t end = file.find('/', start.size());
      names.insert(file.substr(0, end == file.npos ? end : end + 1));
    }
  }
  return {names.begin(), names.end()};
}

const ReadNotebook& Repository::notebook(const std::string& path) {
  const auto known = notebooks_.find(path);
  if (known != notebooks_.end()) {
    return known->second;
  }
  return notebooks_.emplace(path, read(path)).first->second;
}

ReadNotebook Repository::read(const std::string& path) {
  const auto refused = [&](std::string reason) {
    return ReadNotebook{
        std::nullopt,
        {{Span{path}, Severity::Error, "notebook-format", std::move(reason)}}};
  };
  const fs::path file = root_ / normal_path(path).value_or(path);
  if (files_->size(file).value_or(0) > kMostNotebookBytes) {
    return refused(fmt::format("it has more than {} MiB",
                               kMostNotebookBytes / 1024 / 1024));
  }
  auto text = files_->read(file);
  if (!text) {
    return refused("it cannot be read");
  }
  const std::string& kept = texts_[path] = std::move(*text);
  if (path.ends_with(".py")) {
    if (kept.size() > kMostCellBytes) {
      return refused(fmt::format("it has {} bytes: expected at most {}",
                                 kept.size(), kMostCellBytes));
    }
    return {read_script(path, kept), {}};
  }
  Diagnostics diagnostics;
  auto notebook = read_notebook(path, kept, diagnostics);
  return {std::move(notebook), diagnostics.all()};
}

bool has_wildcard(std::string_view path) {
  return path.find_first_of("*?") != std::string_view::npos;
}

}  // namespace owldeck
