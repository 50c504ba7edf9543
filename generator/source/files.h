#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace owldeck {

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

/// The real disk.
class DiskFiles : public FileReader {
 public:
  [[nodiscard]] std::optional<std::string> read(
      const std::filesystem::path& path) const override;
  [[nodiscard]] std::optional<std::uintmax_t> size(
      const std::filesystem::path& path) const override;
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
