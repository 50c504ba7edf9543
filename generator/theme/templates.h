#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// The files of templates/, compiled into the program.
/// `path` is relative to templates/, such as `themes/executive-light.yaml`.
[[nodiscard]] std::optional<std::string_view> built_in_template(
    std::string_view path);

/// Names (without folder and ending) of the built-in files in a folder such as
/// `themes`, sorted.
[[nodiscard]] std::vector<std::string> built_in_names(std::string_view folder);

/// A file of templates/, and where it came from, for messages. One that is
/// there and must not be read has no text but a problem with its code.
struct TemplateText {
  std::string file;
  std::string text;
  std::string code = {};
  std::string problem = {};
};

/// Whether the file has a text.
/// Reports: `file-outside`, `file-size`, `file-missing` at the file if not.
[[nodiscard]] bool has_text(const TemplateText& found,
                            Diagnostics& diagnostics);

/// The templates that a deck sees: those of its own folder `templates/`, then
/// the built-in ones.
class Templates {
 public:
  /// The built-in ones alone.
  Templates() = default;
  /// `folder` is the deck's. Needs: `files` outlives this.
  Templates(const FileReader& files, std::filesystem::path folder)
      : files_(&files), folder_(std::move(folder)) {}

  /// The file at `path` below templates/; nothing if there is none, or if
  /// `path` climbs.
  [[nodiscard]] std::optional<TemplateText> find(const std::string& path) const;

 private:
  [[nodiscard]] std::optional<TemplateText> find_own(
      const std::filesystem::path& path) const;

  const FileReader* files_ = nullptr;
  std::filesystem::path folder_;
};

}  // namespace owldeck
