#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// The files of templates/, compiled into the program.
/// `path` is relative to templates/, such as `themes/executive-light.yaml`.
[[nodiscard]] std::optional<std::string_view> built_in_template(
    std::string_view path);

/// Names (without folder and ending) of the built-in files in a folder such as
/// `themes`, sorted.
[[nodiscard]] std::vector<std::string> built_in_names(std::string_view folder);

}  // namespace owldeck
