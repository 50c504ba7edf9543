#include "generator/import/write_folder.h"

#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <vector>

namespace owldeck {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path) {
  throw std::runtime_error(path.generic_string() + " cannot be written");
}

/// One file on its way: written beside its place, then moved there.
struct NewFile {
  fs::path place;
  fs::path staged;
  fs::path old;  ///< what was there, should another file fail
  bool published = false;
};

/// Files that go to their places together; without publish() nothing is left.
class NewFiles {
 public:
  NewFiles() = default;
  ~NewFiles() {
    std::error_code ignored;
    for (const NewFile& file : files_) {
      fs::remove(file.staged, ignored);
      if (!done_ && file.published) {
        fs::remove(file.place, ignored);
        fs::rename(file.old, file.place, ignored);
      }
      fs::remove(file.old, ignored);
    }
    for (auto folder = folders_.rbegin(); !done_ && folder != folders_.rend();
         ++folder) {
      fs::remove(*folder, ignored);  // only if it is empty
    }
  }
  NewFiles(const NewFiles&) = delete;
  NewFiles& operator=(const NewFiles&) = delete;

  void add(const fs::path& place, const std::string& text) {
    make_folder(place.parent_path());
    const std::string process = std::to_string(getpid());
    files_.push_back({place, place.string() + ".new-" + process,
                      place.string() + ".old-" + process});
    std::ofstream out(files_.back().staged, std::ios::binary);
    out << text;
    out.close();
    if (!out) {
      fail(place);
    }
  }

  void publish() {
    std::error_code error;
    for (NewFile& file : files_) {
      if (fs::exists(file.place, error)) {
        keep(file, error);
      }
      if (!error) {
        fs::rename(file.staged, file.place, error);
      }
      if (error) {
        fail(file.place);
      }
      file.published = true;
    }
    done_ = true;
  }

 private:
  /// Keeps what is at the place under another name too: there is no moment at
  /// which it is gone.
  static void keep(const NewFile& file, std::error_code& error) {
    fs::create_hard_link(file.place, file.old, error);
    if (error) {
      fs::copy_file(file.place, file.old, fs::copy_options::overwrite_existing,
                    error);
    }
  }

  void make_folder(const fs::path& folder) {
    std::error_code error;
    if (folder.empty() || fs::is_directory(folder, error)) {
      return;
    }
    make_folder(folder.parent_path());
    if (!fs::create_directory(folder, error) || error) {
      fail(folder);
    }
    folders_.push_back(folder);
  }

  std::vector<NewFile> files_;
  std::vector<fs::path> folders_;  ///< that were made, outer ones first
  bool done_ = false;
};

}  // namespace

std::optional<fs::path> first_existing(
    const std::map<std::string, std::string>& files, const fs::path& folder) {
  for (const auto& [relative, text] : files) {
    if (fs::exists(folder / relative)) {
      return folder / relative;
    }
  }
  return std::nullopt;
}

void write_folder(const std::map<std::string, std::string>& files,
                  const fs::path& folder) {
  NewFiles written;
  for (const auto& [relative, text] : files) {
    written.add(folder / relative, text);
  }
  written.publish();
}

}  // namespace owldeck
