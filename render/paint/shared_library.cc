#include "render/paint/shared_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <string_view>

#include "render/error.h"

namespace owldeck {
namespace {

// Why the last library was not loaded: no memory, or anything else.
bool lacks_memory() {
  const char* const reason = dlerror();
  const std::string_view text = reason == nullptr ? "" : reason;
  return text.find("memory") != std::string_view::npos ||
         text.find("failed to map segment") != std::string_view::npos;
}

}  // namespace

SharedLibrary::SharedLibrary(const char* file, const char* users,
                             const char* package)
    : file_(file), handle_(dlopen(file, RTLD_LAZY | RTLD_LOCAL)) {
  if (handle_ == nullptr && lacks_memory()) {
    throw RenderError("", fmt::format("{} need {}, for which there is not "
                                      "enough memory",
                                      users, file));
  }
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
