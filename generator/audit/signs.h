#pragma once

#include <string_view>
#include <vector>

#include "generator/audit/contents.h"

/// Signs by which a file looks like an instructor's, or tells of the machine
/// that made it, whatever deck it is of.
namespace owldeck {

[[nodiscard]] std::vector<FoundText> signs_in_name(std::string_view name);
[[nodiscard]] std::vector<FoundText> signs_in_text(const FoundText& text);

}  // namespace owldeck
