#pragma once

#include <string>

namespace owldeck {

/// An entry of a shared library, which takes the type of what it initialises.
struct Symbol {
  void* address = nullptr;
  template <typename Function>
  explicit operator Function*() const {
    return reinterpret_cast<Function*>(address);
  }
};

/// A library that is loaded when it is first needed, because loading it and
/// those behind it takes longer than most runs of the program, which do without
/// it. It stays loaded.
class SharedLibrary {
 public:
  /// Reports: throws RenderError if it is missing: `users` (such as `films`)
  /// need `file`, which comes with the Debian package `package`.
  SharedLibrary(const char* file, const char* users, const char* package);
  /// Reports: throws RenderError if there is no such function.
  [[nodiscard]] Symbol operator[](const char* symbol) const;

 private:
  std::string file_;
  void* handle_;
};

}  // namespace owldeck
