#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// A section's number, or a range of them, that a text names.
struct NamedSections {
  std::string first;      ///< such as `3.4.1`
  std::string last;       ///< the same if it is no range
  std::size_t start = 0;  ///< bytes before it in the text
  std::size_t bytes = 0;
  friend bool operator==(const NamedSections&, const NamedSections&) = default;
};

/// What `sections 3.3-3.5`, `section 3.4.1`, `§3.4` and lists of these name.
/// Sections of something else (`section 3.2 of the paper`) are left out.
[[nodiscard]] std::vector<NamedSections> find_named_sections(
    std::string_view text);

/// The number or range that all of `text` is; nothing for other text.
[[nodiscard]] std::optional<NamedSections> read_sections(std::string_view text);

}  // namespace owldeck
