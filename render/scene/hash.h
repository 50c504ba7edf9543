#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "render/scene/document.h"

namespace owldeck {

/// A 128-bit content hash, as 32 lower-case hexadecimal digits.
/// Source: XXH3-128 (xxhash.com).
using Hash = std::string;

[[nodiscard]] Hash hash_bytes(std::string_view bytes);

/// Equal Scenes have equal hashes, in any process on any day.
[[nodiscard]] Hash hash(const Scene& scene);
[[nodiscard]] Hash hash(const Document& document);

}  // namespace owldeck
