#include "generator/theme/templates.h"

#include <algorithm>

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

std::optional<TemplateText> Templates::find(const std::string& path) const {
  if (files_ != nullptr) {
    const std::filesystem::path own = folder_ / "templates" / path;
    if (is_below(files_->resolve(own), files_->resolve(folder_))) {
      if (auto text = files_->read(own)) {
        return TemplateText{own.generic_string(), std::move(*text)};
      }
    }
  }
  if (const auto text = built_in_template(path)) {
    return TemplateText{"templates/" + path, std::string(*text)};
  }
  return std::nullopt;
}

}  // namespace owldeck
