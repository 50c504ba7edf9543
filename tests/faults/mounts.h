#pragma once

#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace owldeck {

/// Gives this process file systems of its own that nobody else sees; false
/// where that is not allowed.
inline bool may_mount() {
  static const bool allowed =
      geteuid() == 0 && unshare(CLONE_NEWNS) == 0 &&
      mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
  if (!allowed) {
    MESSAGE("skipped: file systems cannot be mounted here");
  }
  return allowed;
}

/// A file system in memory at a folder, for as long as it lives.
class Disk {
 public:
  Disk(std::filesystem::path folder, std::size_t kibibytes)
      : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
    const std::string size = "size=" + std::to_string(kibibytes) + "k";
    REQUIRE(mount("owldeck", folder_.c_str(), "tmpfs", 0, size.c_str()) == 0);
  }
  ~Disk() { umount2(folder_.c_str(), MNT_DETACH); }
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  void resize(std::size_t kibibytes) const {
    const std::string size = "size=" + std::to_string(kibibytes) + "k";
    REQUIRE(mount("owldeck", folder_.c_str(), "tmpfs", MS_REMOUNT,
                  size.c_str()) == 0);
  }
  void forbid_writing(bool forbid) const {
    constexpr unsigned long kAgain = MS_REMOUNT;
    const unsigned long flags = forbid ? kAgain | MS_RDONLY : kAgain;
    REQUIRE(mount("owldeck", folder_.c_str(), "tmpfs", flags, nullptr) == 0);
  }
  /// How much of it is used.
  [[nodiscard]] std::size_t kibibytes() const {
    const auto space = std::filesystem::space(folder_);
    constexpr std::size_t kKibi = 1024;
    return (space.capacity - space.free + kKibi - 1) / kKibi;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace owldeck
