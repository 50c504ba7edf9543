#pragma once

#include <string>
#include <string_view>

#include "generator/audit/contents.h"

namespace owldeck {

enum class Wrapping { Zlib, Gzip, None };

struct Inflated {
  std::string bytes;
  std::size_t read = 0;  ///< of what was given, up to the stream's end
  bool is_whole = false;
};

/// Unpacks what `deflate` has packed, as far as it can be read and `budget`
/// allows.
[[nodiscard]] Inflated inflate_bytes(std::string_view packed, Wrapping wrapping,
                                     Budget& budget);

}  // namespace owldeck
