#pragma once

#include <map>
#include <string>
#include <utility>

#include "generator/source/files.h"

namespace owldeck {

/// Files in memory, by path; `links` lead from one path to another.
class FakeFiles : public FileReader {
 public:
  explicit FakeFiles(std::map<std::string, std::string> texts,
                     std::map<std::string, std::string> links = {})
      : texts_(std::move(texts)), links_(std::move(links)) {}

  [[nodiscard]] std::optional<std::string> read(
      const std::filesystem::path& path) const override {
    const auto found = texts_.find(path.generic_string());
    return found == texts_.end() ? std::nullopt : std::optional(found->second);
  }

  [[nodiscard]] std::optional<std::uintmax_t> size(
      const std::filesystem::path& path) const override {
    const auto found = texts_.find(path.generic_string());
    return found == texts_.end()
               ? std::nullopt
               : std::optional<std::uintmax_t>(found->second.size());
  }

  [[nodiscard]] std::filesystem::path resolve(
      const std::filesystem::path& path) const override {
    const auto normal = ("/" / path).lexically_normal();
    const auto link = links_.find(path.generic_string());
    return link == links_.end() ? normal : std::filesystem::path(link->second);
  }

 private:
  std::map<std::string, std::string> texts_;
  std::map<std::string, std::string> links_;
};

}  // namespace owldeck
