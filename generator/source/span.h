#pragma once

#include <cstddef>
#include <string>

namespace owldeck {

/// A place in a file. Units: lines and columns (in characters) from 1; `file`
/// is the path as the user gave it; `length` characters are underlined.
struct Span {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 1;
  friend bool operator==(const Span&, const Span&) = default;
};

/// A value that keeps its place in the file.
template <class T>
struct Located {
  T value{};
  Span span;
  friend bool operator==(const Located&, const Located&) = default;
};

/// Whether a value was there and right.
template <class T>
[[nodiscard]] bool is_set(const Located<T>& located) {
  return located.span.line > 0;
}

}  // namespace owldeck
