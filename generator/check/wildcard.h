#pragma once

#include <string_view>

namespace owldeck {

/// Whether `path` is one that `pattern` means: `*` stands for any characters of
/// a name, `?` for one, a name `**` for any names or none. At most quadratic.
[[nodiscard]] bool matches_wildcard(std::string_view path,
                                    std::string_view pattern);

}  // namespace owldeck
