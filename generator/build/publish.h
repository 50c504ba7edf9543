#pragma once

#include <filesystem>
#include <string>

namespace owldeck {

/// A folder that is filled beside its place and then takes it as one: readers
/// see the old edition or the new one, never a mix. Without publish() nothing
/// is left of it.
/// Reports: every function throws RenderError.
class StagedFolder {
 public:
  /// Prepares to replace `place`; an earlier crash's leftovers are removed, and
  /// what it had moved away from the place comes back.
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
