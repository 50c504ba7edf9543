#include "render/export/libav.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "render/error.h"

namespace owldeck {
namespace {

TEST_CASE("libav: an encoder that is not there names the package to install") {
  std::string message;
  try {
    static_cast<void>(
        libav::find_encoder("no-such-encoder", "H.264", "libx264"));
  } catch (const RenderError& error) {
    message = error.what();
  }
  CHECK(message == fmt::format("FFmpeg has no H.264 encoder here: install the "
                               "package libavcodec{} of Debian, which comes "
                               "with libx264",
                               LIBAVCODEC_VERSION_MAJOR));
}

TEST_CASE("libav: a library that is not there names the package to install") {
  std::string message;
  try {
    static_cast<void>(libav::load("avnothing", 59));
  } catch (const RenderError& error) {
    message = error.what();
  }
  CHECK(message ==
        "films need libavnothing.so.59: install the package libavnothing59");
}

}  // namespace
}  // namespace owldeck
