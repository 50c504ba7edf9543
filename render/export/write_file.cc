#include "render/export/write_file.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "render/error.h"

namespace owldeck {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  throw RenderError(path.string(), "cannot write the file: " +
                                       std::generic_category().message(error));
}

}  // namespace

void write_file(std::string_view bytes, const std::filesystem::path& path) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) {
    fail(path, errno);
  }
  const std::size_t written = std::fwrite(bytes.data(), 1, bytes.size(), file);
  const int write_error = errno;
  // A full disk may show only when the last buffer is flushed.
  const bool closed = std::fclose(file) == 0;
  if (written != bytes.size()) {
    fail(path, write_error);
  }
  if (!closed) {
    fail(path, errno);
  }
}

}  // namespace owldeck
