#include "generator/build/publish.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <optional>
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

std::error_code last_error() {
  return {errno, std::generic_category()};
}

constexpr std::string_view kNew = ".new-";
// What follows the number of the process.
constexpr std::string_view kMovedAside = ".old";
constexpr std::string_view kGivenUp = ".gone";

// A folder that a build began beside the edition's place, or moved aside.
struct StagedName {
  std::string place;
  pid_t process = 0;
  std::string ending{};  // empty, or one of the above
};

std::optional<StagedName> staged_name(const std::string& name) {
  const std::size_t at = name.rfind(kNew);
  if (!name.starts_with('.') || at == std::string::npos) {
    return std::nullopt;
  }
  StagedName staged{name.substr(1, at - 1)};
  const char* const end = name.data() + name.size();
  const auto read =
      std::from_chars(name.data() + at + kNew.size(), end, staged.process);
  staged.ending.assign(read.ptr, end);
  const bool is_ours = staged.ending.empty() || staged.ending == kMovedAside ||
                       staged.ending == kGivenUp;
  return is_ours && staged.process > 0 && !staged.place.empty()
             ? std::optional(staged)
             : std::nullopt;
}

bool has_ended(pid_t process) {
  return kill(process, 0) != 0 && errno == ESRCH;
}

void remove_leftovers(const fs::path& folder, bool alone) {
  std::error_code ignored;
  std::vector<fs::path> leftovers;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const auto staged = staged_name(entry.path().filename().string());
    if (staged && (alone || has_ended(staged->process))) {
      leftovers.push_back(entry.path());
    }
  }
  for (const fs::path& leftover : leftovers) {
    const auto staged = staged_name(leftover.filename().string());
    const fs::path place = folder / staged->place;
    if (staged->ending == kMovedAside && !fs::exists(place, ignored)) {
      fs::rename(leftover, place, ignored);
    } else {
      fs::remove_all(leftover, ignored);
    }
  }
}

// A file system that cannot exchange gets two renames: between them the place
// is empty for a moment.
void exchange_in_two(const fs::path& staging, const fs::path& place) {
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

// Gives the place the new folder at once: readers see one of the two, whole.
// True if that is done; false if the other of the two is to be tried, since
// somebody else has made or removed the folder at the place meanwhile.
bool take_empty_place(const fs::path& staging, const fs::path& place) {
  if (rename(staging.c_str(), place.c_str()) == 0) {
    return true;
  }
  const std::error_code error = last_error();
  if (error == std::errc::directory_not_empty ||
      error == std::errc::file_exists ||
      (error == std::errc::not_a_directory && fs::is_directory(place))) {
    return false;
  }
  fail(place, "cannot publish the folder", error);
}

bool take_place_of_old(const fs::path& staging, const fs::path& place) {
  if (renameat2(AT_FDCWD, staging.c_str(), AT_FDCWD, place.c_str(),
                RENAME_EXCHANGE) == 0) {
    return true;
  }
  if (errno == ENOENT) {
    return false;
  }
  if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP) {
    fail(place, "cannot replace the folder", last_error());
  }
  exchange_in_two(staging, place);
  return true;
}

// Removes a folder that other threads may be writing to, or may want to
// publish: what is half removed must not be found by them.
void give_up(const fs::path& staging) {
  std::error_code ignored;
  const fs::path gone = staging.string() + std::string(kGivenUp);
  fs::rename(staging, gone, ignored);
  constexpr int kTries = 100;
  for (int i = 0; i < kTries && fs::exists(gone, ignored); ++i) {
    fs::remove_all(gone, ignored);
  }
}

// Opens and locks the folder; -1 if it cannot be locked.
int open_locked(const fs::path& folder, const std::function<void()>& waits) {
  const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) {
    return -1;
  }
  int status = flock(handle, LOCK_EX | LOCK_NB);
  if (status != 0 && errno == EWOULDBLOCK) {
    if (waits) {
      waits();
    }
    do {
      status = flock(handle, LOCK_EX);
    } while (status != 0 && errno == EINTR);
  }
  if (status != 0) {
    close(handle);
    return -1;
  }
  return handle;
}

// Whether the open folder still is the one at its path.
bool is_at(int handle, const fs::path& folder) {
  struct stat open_one {};
  struct stat named {};
  return fstat(handle, &open_one) == 0 && stat(folder.c_str(), &named) == 0 &&
         open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino;
}

}  // namespace

FolderLock::FolderLock(fs::path folder, const std::function<void()>& waits)
    : folder_(std::move(folder)) {
  for (;;) {
    make_folder();
    handle_ = open_locked(folder_, waits);
    if (!is_held() || is_at(handle_, folder_)) {
      break;
    }
    close(handle_);  // whoever had it has removed it, or somebody else
  }
  remove_leftovers(folder_, is_held());
}

FolderLock::~FolderLock() {
  for (auto made = made_.rbegin(); made != made_.rend(); ++made) {
    rmdir(made->c_str());  // only if it is empty
  }
  if (is_held()) {
    close(handle_);
  }
}

void FolderLock::make_folder() {
  fs::path made;
  for (const fs::path& part : folder_) {
    made /= part;
    if (mkdir(made.c_str(), 0777) == 0) {
      made_.push_back(made);
    } else if (auto error = last_error(); !fs::is_directory(made)) {
      if (error == std::errc::file_exists) {
        error = std::make_error_code(std::errc::not_a_directory);
      }
      fail(folder_, "cannot create the output folder", error);
    }
  }
}

StagedFolder::StagedFolder(fs::path place) : place_(std::move(place)) {
  std::error_code error;
  const fs::path parent = place_.parent_path();
  fs::create_directories(parent, error);
  if (error) {
    fail(parent, "cannot create the output folder", error);
  }
  if (fs::exists(place_, error) && !fs::is_directory(place_, error)) {
    fail(place_, "cannot publish the folder",
         std::make_error_code(std::errc::not_a_directory));
  }
  remove_leftovers(parent, false);
  staging_ = parent /
             fmt::format(".{}{}{}", place_.filename().string(), kNew, getpid());
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
    const bool is_file = entry->is_regular_file() || entry->is_symlink();
    if (is_file && !ours(relative) && !fs::exists(staging_ / relative)) {
      keep(relative);
    }
  }
}

void StagedFolder::publish() {
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    if (take_empty_place(staging_, place_) ||
        take_place_of_old(staging_, place_)) {
      return;
    }
  }
  fail(place_, "cannot publish the folder", last_error());
}

fs::path published_place(const fs::path& path) {
  fs::path place;
  for (const fs::path& part : path) {
    const auto staged = staged_name(part.string());
    const bool is_ours = staged && staged->process == getpid();
    place /= is_ours ? fs::path(staged->place) : part;
  }
  return place;
}

void remove_staged(const fs::path& output) {
  std::error_code ignored;
  for (const auto& deck : fs::directory_iterator(output, ignored)) {
    for (const auto& entry : fs::directory_iterator(deck.path(), ignored)) {
      const auto staged = staged_name(entry.path().filename().string());
      if (staged && staged->process == getpid() && staged->ending.empty()) {
        give_up(entry.path());
        rmdir(deck.path().c_str());  // only if it is empty
        break;
      }
    }
  }
}

}  // namespace owldeck
