#pragma once

#include <optional>
#include <string>

namespace owldeck {

/// What came of reading a file: a value, or what is wrong with the file, such
/// as `the header says 96 bytes of numbers, the file has 80`.
template <class T>
struct FileResult {
  std::optional<T> value;
  std::string problem;
};

}  // namespace owldeck
