#pragma once

#include <stdexcept>
#include <string>

namespace owldeck {

/// What render/ throws when a file cannot be written or a font is missing.
/// `path` is the file concerned, or empty.
class RenderError : public std::runtime_error {
 public:
  RenderError(std::string path, const std::string& message)
      : std::runtime_error(message), path_(std::move(path)) {}
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace owldeck
