#include "render/paint/shared_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include "render/error.h"

namespace owldeck {

SharedLibrary::SharedLibrary(const char* file, const char* users,
                             const char* package)
    : file_(file), handle_(dlopen(file, RTLD_LAZY | RTLD_LOCAL)) {
  if (handle_ == nullptr) {
    throw RenderError("", fmt::format("{} need {}: install the package {}",
                                      users, file, package));
  }
}

Symbol SharedLibrary::operator[](const char* symbol) const {
  void* address = dlsym(handle_, symbol);
  if (address == nullptr) {
    throw RenderError("",
                      fmt::format("{} lacks the function {}", file_, symbol));
  }
  return {address};
}

}  // namespace owldeck
