#include "render/export/libav.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <array>

#include "render/error.h"

namespace owldeck::libav {

Library::Library(const char* name, int major_version) {
  const std::string file = fmt::format("lib{}.so.{}", name, major_version);
  handle_ = dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (handle_ == nullptr) {
    throw RenderError(
        "", fmt::format("films need {}: install the package lib{}{}", file,
                        name, major_version));
  }
}

Symbol Library::operator[](const char* symbol) const {
  void* address = dlsym(handle_, symbol);
  if (address == nullptr) {
    throw RenderError("", fmt::format("FFmpeg lacks the function {}", symbol));
  }
  return {address};
}

Api::Api() {
  // What goes wrong comes back as an error; everything else is chatter.
  av_log_set_level(AV_LOG_QUIET);
}

const Api& api() {
  static const Api loaded;
  return loaded;
}

void check(int status, const char* doing, const std::filesystem::path& path) {
  if (status < 0) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    api().av_strerror(status, reason.data(), reason.size());
    throw RenderError(path.string(),
                      fmt::format("cannot {}: {}", doing, reason.data()));
  }
}

AVRational frame_rate(double frames_per_second) {
  // Fine enough for 30000/1001.
  constexpr int kLargestTerm = 100000;
  return api().av_d2q(frames_per_second, kLargestTerm);
}

}  // namespace owldeck::libav
