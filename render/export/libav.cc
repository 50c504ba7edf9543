#include "render/export/libav.h"

#include <fmt/format.h>

#include <array>

#include "render/error.h"

namespace owldeck::libav {

SharedLibrary load(const char* name, int major_version) {
  const std::string file = fmt::format("lib{}.so.{}", name, major_version);
  const std::string package = fmt::format("lib{}{}", name, major_version);
  return {file.c_str(), "films", package.c_str()};
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
