#pragma once

#include <string>
#include <string_view>

namespace owldeck {

/// `word` of a file in a message: `'W_query'`. Control characters and bytes
/// that are no UTF-8 become U+FFFD; of a long word the beginning is shown.
[[nodiscard]] std::string in_quotes(std::string_view word);

}  // namespace owldeck
