#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/files.h"

namespace owldeck {

/// The files of templates/, compiled into the program.
/// `path` is relative to templates/, such as `themes/executive-light.yaml`.
[[nodiscard]] std::optional<std::string_view> built_in_template(
    std::string_view path);

/// Names (without folder and ending) of the built-in files in a folder such as
/// `themes`, sorted.
[[nodiscard]] std::vector<std::string> built_in_names(std::string_view folder);

/// A file of templates/, and where it came from, for messages.
struct TemplateText {
  std::string file;
  std::string text;
};

/// The templates that a deck sees: those of its own folder `templates/`, then
/// the built-in ones.
class Templates {
 public:
  /// The built-in ones alone.
  Templates() = default;
  /// `folder` is the deck's. Needs: `files` outlives this.
  Templates(const FileReader& files, std::filesystem::path folder)
      : files_(&files), folder_(std::move(folder)) {}

  /// The file at `path` below templates/. A link that leaves the deck's folder
  /// is as if it were not there.
  [[nodiscard]] std::optional<TemplateText> find(const std::string& path) const;

 private:
  const FileReader* files_ = nullptr;
  std::filesystem::path folder_;
};

}  // namespace owldeck
