#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// `; did you mean '...'?` with the name in `known` that is nearest to `word`
/// and `prefix` before it; empty if nothing is known.
[[nodiscard]] std::string suggestion(
    std::string_view word, std::string_view prefix,
    const std::vector<std::string_view>& known);

}  // namespace owldeck
