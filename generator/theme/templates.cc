#include "generator/theme/templates.h"

#include <algorithm>

#include "generator/source/limits.h"
#include "generator/theme/embedded.h"

namespace owldeck {

std::optional<std::string_view> built_in_template(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path == path) {
      return file.text;
    }
  }
  return std::nullopt;
}

std::vector<std::string> built_in_names(std::string_view folder) {
  constexpr std::string_view kEnding = ".yaml";
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files()) {
    const std::size_t slash = file.path.rfind('/');
    if (file.path.substr(0, slash) == folder && file.path.ends_with(kEnding)) {
      const std::string_view name = file.path.substr(slash + 1);
      names.emplace_back(name.substr(0, name.size() - kEnding.size()));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool has_text(const TemplateText& found, Diagnostics& diagnostics) {
  if (found.problem.empty()) {
    return true;
  }
  diagnostics.error({found.file, 0, 0, 0}, found.code, found.problem,
                    "templates are files of the deck's own folder");
  return false;
}

std::optional<TemplateText> Templates::find_own(
    const std::filesystem::path& path) const {
  const std::string file = path.generic_string();
  if (files_->kind(path) == PathKind::Missing) {
    return std::nullopt;
  }
  if (!is_below(files_->resolve(path), files_->resolve(folder_))) {
    return TemplateText{file, "", "file-outside",
                        "the file is not below the deck's folder"};
  }
  ReadText read = read_text(*files_, path, kMostYamlBytes);
  return read.text
             ? TemplateText{file, std::move(*read.text)}
             : TemplateText{file, "",
                            read.is_too_large ? "file-size" : "file-missing",
                            "the file " + read.problem};
}

std::optional<TemplateText> Templates::find(const std::string& path) const {
  const std::filesystem::path relative(path);
  const bool climbs = std::ranges::find(relative, "..") != relative.end();
  if (climbs || path.find("//") != std::string::npos) {
    return std::nullopt;
  }
  if (files_ != nullptr) {
    if (auto own = find_own(folder_ / "templates" / relative)) {
      return own;
    }
  }
  if (const auto text = built_in_template(path)) {
    return TemplateText{"templates/" + path, std::string(*text)};
  }
  return std::nullopt;
}

}  // namespace owldeck
