#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// What an editor offers where a definition of the schema is written: texts in
/// JSON, which is YAML too. None for most.
[[nodiscard]] std::vector<std::string> examples_of(std::string_view definition);

}  // namespace owldeck
