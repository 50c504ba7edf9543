#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "generator/notebook/notebook.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// What a checkout has at a path.
enum class PathState { File, Folder, Missing, Outside };

/// A notebook or Python file of a checkout, read once.
struct ReadNotebook {
  std::optional<Notebook> notebook;
  /// Why there is none: findings with places in the notebook's file.
  std::vector<Diagnostic> problems;
};

/// A checkout of the course's repository. Paths are written as in a deck: from
/// the checkout's root, with '/'. What was looked at is kept, so one Repository
/// serves many decks; files are not expected to change meanwhile.
class Repository {
 public:
  /// Needs: `files` outlives the repository.
  Repository(const FileReader& files, std::filesystem::path root);

  /// Whether the checkout has no file at all, as when it is not there.
  [[nodiscard]] bool is_empty();
  /// A path that leads out of the checkout, also by a link, is Outside.
  [[nodiscard]] PathState state_of(const std::string& path);
  /// Whether there is nothing in a file, or no file in a folder.
  [[nodiscard]] bool is_empty_at(const std::string& path);

  /// Files and folders that `pattern` matches, sorted: `*` and `?` stand for
  /// characters of a name, `**` for any folders.
  [[nodiscard]] const std::vector<std::string>& glob(
      const std::string& pattern);
  /// The file that was probably meant by a path that is missing: the same name
  /// elsewhere, or a path that differs in a few letters; "" if there is none.
  [[nodiscard]] const std::string& nearest_path(const std::string& path);
  /// The names in the folder of a missing path, or in the nearest above it.
  [[nodiscard]] std::vector<std::string> names_beside(const std::string& path);

  /// The notebook (`.ipynb`) or Python file (`.py`) at a path of a file.
  [[nodiscard]] const ReadNotebook& notebook(const std::string& path);
  /// The texts of the files that were read, by their paths: what findings
  /// about them point into.
  [[nodiscard]] const SourceTexts& texts() const { return texts_; }

 private:
  [[nodiscard]] const std::vector<std::string>& all_files();
  [[nodiscard]] const std::set<std::string>& all_folders();
  [[nodiscard]] PathState look_at(const std::string& path);
  [[nodiscard]] ReadNotebook read(const std::string& path);

  const FileReader* files_;
  std::filesystem::path root_;
  std::filesystem::path resolved_root_;
  std::optional<std::vector<std::string>> listed_;
  std::set<std::string> folders_;
  std::map<std::string, PathState> states_;
  std::map<std::string, std::vector<std::string>> globs_;
  std::map<std::string, std::string> nearest_;
  std::map<std::string, ReadNotebook> notebooks_;
  SourceTexts texts_;
};

/// Whether an asset is a pattern.
[[nodiscard]] bool has_wildcard(std::string_view path);

}  // namespace owldeck
