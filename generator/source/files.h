#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace owldeck {

/// What stands at a path, links followed.
enum class PathKind { Missing, File, Folder, Other };

/// Reads files; faked in tests.
class FileReader {
 public:
  virtual ~FileReader() = default;
  /// The whole file, or nothing if it cannot be read.
  [[nodiscard]] virtual std::optional<std::string> read(
      const std::filesystem::path& path) const = 0;
  /// How many bytes the file has, or nothing if it is no file.
  [[nodiscard]] virtual std::optional<std::uintmax_t> size(
      const std::filesystem::path& path) const = 0;
  /// What stands there. `Other` is what reading might wait for or never end:
  /// devices, pipes, sockets, and links that lead in a circle.
  [[nodiscard]] virtual PathKind kind(const std::filesystem::path& path) const {
    return size(path) ? PathKind::File : PathKind::Missing;
  }
  /// `path` without links and `..`, for the check that it stays inside a
  /// folder.
  [[nodiscard]] virtual std::filesystem::path resolve(
      const std::filesystem::path& path) const = 0;
  /// The names of the files in `folder`, sorted: for suggestions, so a reader
  /// may know none.
  [[nodiscard]] virtual std::vector<std::string> names_in(
      const std::filesystem::path& /*folder*/) const {
    return {};
  }
  /// The files in `folder` and in the folders below it, by their paths from
  /// there with '/', sorted: a reader may know none. Links to folders are not
  /// followed.
  [[nodiscard]] virtual std::vector<std::string> files_below(
      const std::filesystem::path& /*folder*/) const {
    return {};
  }
};

/// Whether `path` is a file or folder somewhere in `folder`; both resolved.
[[nodiscard]] bool is_below(const std::filesystem::path& path,
                            const std::filesystem::path& folder);

/// A file's text, or why there is none, such as `is a folder`.
struct ReadText {
  std::optional<std::string> text;
  bool is_too_large = false;
  std::string problem;
};

/// Reads the file at `path`, if it has `most` bytes at most.
[[nodiscard]] ReadText read_text(const FileReader& files,
                                 const std::filesystem::path& path,
                                 std::uintmax_t most);

/// The real disk. Regular files alone are read, up to kMostFileBytes.
class DiskFiles : public FileReader {
 public:
  [[nodiscard]] std::optional<std::string> read(
      const std::filesystem::path& path) const override;
  [[nodiscard]] std::optional<std::uintmax_t> size(
      const std::filesystem::path& path) const override;
  [[nodiscard]] PathKind kind(const std::filesystem::path& path) const override;
  [[nodiscard]] std::filesystem::path resolve(
      const std::filesystem::path& path) const override;
  [[nodiscard]] std::vector<std::string> names_in(
      const std::filesystem::path& folder) const override;
  /// Without what version control and tools keep in folders such as `.git`, and
  /// no more than 100,000 files.
  [[nodiscard]] std::vector<std::string> files_below(
      const std::filesystem::path& folder) const override;
};

/// The text of every file that was read, by the path used in Spans: what the
/// diagnostic printer shows the lines of.
using SourceTexts = std::map<std::string, std::string>;

}  // namespace owldeck
