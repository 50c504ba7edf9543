#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace owldeck {

/// Keeps other builds away from the editions in one folder, for as long as it
/// lives. The system ends it with the process; no file is left of it.
class FolderLock {
 public:
  /// Makes the folder if there is none and waits for whoever has the lock;
  /// `waits` is told if it has to, and may be empty. What builds that were
  /// killed have left in the folder is removed, and what they had moved away
  /// from its place comes back.
  /// Reports: throws RenderError if the folder cannot be made.
  FolderLock(std::filesystem::path folder, const std::function<void()>& waits);
  /// What it has made and is empty goes too.
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  /// Whether others are kept away: some file systems know no locks.
  [[nodiscard]] bool is_held() const { return handle_ >= 0; }

 private:
  void make_folder();

  std::filesystem::path folder_;
  std::vector<std::filesystem::path> made_;  ///< outer ones first
  int handle_ = -1;
};

/// A folder that is filled beside its place and then takes it as one: readers
/// see the old edition or the new one, never a mix. Without publish() nothing
/// is left of it.
/// Reports: every function throws RenderError.
class StagedFolder {
 public:
  /// Prepares to replace `place`, which is a folder or nothing; what crashes of
  /// builds have left there is dealt with as by FolderLock.
  explicit StagedFolder(std::filesystem::path place);
  ~StagedFolder();
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;

  /// Where to write the file `relative`; its folder exists.
  [[nodiscard]] std::filesystem::path path(const std::string& relative) const;
  /// Takes over `relative` from the folder that is now at the place.
  void keep(const std::string& relative) const;
  /// Takes over whatever the place holds that is not yet in the new folder and
  /// is not named by `ours`: files that somebody else put there.
  void keep_foreign(bool (*ours)(const std::string& relative)) const;
  /// Swaps the folders.
  void publish();

 private:
  std::filesystem::path place_;
  std::filesystem::path staging_;
};

/// Where a file that a StagedFolder of this process has at `path` is published;
/// other paths as they are.
[[nodiscard]] std::filesystem::path published_place(
    const std::filesystem::path& path);

/// Removes what this process has staged for the editions below `output`, for
/// when it ends before a StagedFolder does.
void remove_staged(const std::filesystem::path& output);

}  // namespace owldeck
