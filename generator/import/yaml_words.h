#pragma once

#include <string>
#include <string_view>

namespace owldeck {

/// Whether `text` without quotes would be read as a number, `true`, `null` or
/// the like, and so means something else in quotes.
[[nodiscard]] bool is_yaml_word(std::string_view text);

/// Whether `text` can stand without quotes; `in_flow`: inside of `[]` or `{}`.
[[nodiscard]] bool is_plain_yaml(std::string_view text, bool in_flow);

/// `text` in double quotes, with escapes.
[[nodiscard]] std::string quoted_yaml(std::string_view text);

}  // namespace owldeck
