#pragma once

#include <memory>

namespace owldeck {

/// Calls a C library's function for the end of an object.
template <auto Release>
struct Releaser {
  template <typename Object>
  void operator()(Object* object) const {
    Release(object);
  }
};

/// The one owner of a C library's object.
template <typename Object, auto Release>
using Handle = std::unique_ptr<Object, Releaser<Release>>;

}  // namespace owldeck
