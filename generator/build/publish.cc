#include "generator/build/publish.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "render/error.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& what,
                       const std::error_code& error) {
  throw RenderError(path.string(), what + ": " + error.message());
}

std::string staging_prefix(const fs::path& place) {
  return fmt::format(".{}.new-", place.filename().string());
}

constexpr std::string_view kMovedAside = ".old";

// Whether `name` is a folder that a build began, or moved aside, which no
// longer runs.
bool is_leftover(const std::string& name, const std::string& prefix) {
  if (!name.starts_with(prefix)) {
    return false;
  }
  pid_t process = 0;
  const char* const end = name.data() + name.size();
  const auto read = std::from_chars(name.data() + prefix.size(), end, process);
  const std::string_view rest(read.ptr, end);
  return (rest.empty() || rest == kMovedAside) && process > 0 &&
         kill(process, 0) != 0 && errno == ESRCH;
}

void remove_leftovers(const fs::path& place) {
  std::error_code ignored;
  std::vector<fs::path> leftovers;
  for (const auto& entry :
       fs::directory_iterator(place.parent_path(), ignored)) {
    if (is_leftover(entry.path().filename().string(), staging_prefix(place))) {
      leftovers.push_back(entry.path());
    }
  }
  for (const fs::path& leftover : leftovers) {
    if (leftover.extension() == kMovedAside && !fs::exists(place, ignored)) {
      fs::rename(leftover, place, ignored);
    } else {
      fs::remove_all(leftover, ignored);
    }
  }
}

// Both folders stay whole whatever happens between two system calls; a file
// system that cannot exchange gets two renames.
void exchange(const fs::path& staging, const fs::path& place) {
  if (renameat2(AT_FDCWD, staging.c_str(), AT_FDCWD, place.c_str(),
                RENAME_EXCHANGE) == 0) {
    return;
  }
  const fs::path old = staging.string() + std::string(kMovedAside);
  std::error_code error;
  fs::rename(place, old, error);
  if (error) {
    fail(place, "cannot replace the folder", error);
  }
  fs::rename(staging, place, error);
  if (error) {
    std::error_code ignored;
    fs::rename(old, place, ignored);
    fail(place, "cannot replace the folder", error);
  }
  fs::rename(old, staging, error);
}

// The name of the place that our folder `name` is staged for; empty if it is
// no such folder.
std::string place_staged_in(const std::string& name) {
  const std::string suffix = fmt::format(".new-{}", getpid());
  return name.starts_with('.') && name.ends_with(suffix)
             ? name.substr(1, name.size() - 1 - suffix.size())
             : "";
}

}  // namespace

StagedFolder::StagedFolder(fs::path place) : place_(std::move(place)) {
  std::error_code error;
  const fs::path parent = place_.parent_path();
  fs::create_directories(parent, error);
  if (error) {
    fail(parent, "cannot create the output folder", error);
  }
  remove_leftovers(place_);
  staging_ = parent / (staging_prefix(place_) + std::to_string(getpid()));
  fs::remove_all(staging_, error);
  fs::create_directory(staging_, error);
  if (error) {
    fail(parent, "cannot write to the output folder", error);
  }
}

StagedFolder::~StagedFolder() {
  std::error_code ignored;
  fs::remove_all(staging_, ignored);
}

fs::path StagedFolder::path(const std::string& relative) const {
  const fs::path full = staging_ / relative;
  // One by one: if remove_staged has removed it all, nothing comes back.
  fs::path folder = staging_;
  for (const fs::path& part : fs::path(relative).parent_path()) {
    folder /= part;
    std::error_code error;
    fs::create_directory(folder, error);
    if (error) {
      fail(folder, "cannot create the folder", error);
    }
  }
  return full;
}

void StagedFolder::keep(const std::string& relative) const {
  const fs::path from = place_ / relative;
  const fs::path to = path(relative);
  std::error_code error;
  fs::create_hard_link(from, to, error);
  if (error) {
    fs::copy_file(from, to, error);
  }
  if (error) {
    fail(from, "cannot take over the file", error);
  }
}

void StagedFolder::keep_foreign(
    bool (*ours)(const std::string& relative)) const {
  std::error_code error;
  for (auto entry = fs::recursive_directory_iterator(place_, error);
       !error && entry != fs::recursive_directory_iterator();
       entry.increment(error)) {
    const std::string relative =
        entry->path().lexically_relative(place_).generic_string();
    if (entry->is_regular_file() && !ours(relative) &&
        !fs::exists(staging_ / relative)) {
      keep(relative);
    }
  }
}

void StagedFolder::publish() {
  std::error_code error;
  if (fs::exists(place_)) {
    exchange(staging_, place_);
    return;
  }
  fs::rename(staging_, place_, error);
  if (error) {
    fail(place_, "cannot publish the folder", error);
  }
}

fs::path published_place(const fs::path& path) {
  fs::path place;
  for (const fs::path& part : path) {
    const std::string staged_for = place_staged_in(part.string());
    place /= staged_for.empty() ? part : fs::path(staged_for);
  }
  return place;
}

void remove_staged(const fs::path& output) {
  std::error_code ignored;
  for (const auto& deck : fs::directory_iterator(output, ignored)) {
    for (const auto& entry : fs::directory_iterator(deck.path(), ignored)) {
      if (place_staged_in(entry.path().filename().string()).empty()) {
        continue;
      }
      // Another thread may be writing to it until it is gone.
      constexpr int kTries = 100;
      for (int i = 0; i < kTries && fs::exists(entry.path(), ignored); ++i) {
        fs::remove_all(entry.path(), ignored);
      }
    }
  }
}

}  // namespace owldeck
