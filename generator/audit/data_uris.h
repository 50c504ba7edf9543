#pragma once

#include <string>
#include <string_view>

#include "generator/audit/contents.h"

namespace owldeck {

/// `%20` and its like as the bytes that they stand for.
[[nodiscard]] std::string percent_decoded(std::string_view text);

/// Adds the files that stand in `data:` addresses in `text`, which is at
/// `where`.
void add_data_uris(std::string_view text, const std::string& where,
                   FileContents& contents);

}  // namespace owldeck
