#pragma once

#include <string>

namespace owldeck {

/// Name and version for people, such as `owldeck 0.1.0`.
[[nodiscard]] std::string program_name();

/// Names the program's behaviour: a hash of its sources and templates and the
/// versions of the libraries that draw and encode. Part of every key, so that a
/// changed program never takes an old file for a current one.
[[nodiscard]] const std::string& program_key();

}  // namespace owldeck
