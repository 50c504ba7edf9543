#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/blueprint.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

/// What the fuzz targets share. A target is one function that libFuzzer calls
/// with bytes; what must hold for all bytes is said by `expect`.
namespace owldeck {

/// Ends the process with `fact` if `holds` is false, so that libFuzzer keeps
/// the bytes.
void expect(bool holds, std::string_view fact);

[[nodiscard]] std::string text_of(const std::uint8_t* data, std::size_t size);

/// Whether every byte of `text` belongs to a character.
[[nodiscard]] bool is_utf8(std::string_view text);

/// Expects every finding to stand in one of `sources`, in one of its lines, and
/// all of them to be printed.
void expect_places(const Diagnostics& diagnostics, const SourceTexts& sources);
/// The same of one place; `text` is its file's.
void expect_place(const Span& span, std::string_view text);

/// Files in memory, below the folder `/deck`.
class MemoryFiles : public FileReader {
 public:
  explicit MemoryFiles(std::map<std::string, std::string> texts)
      : texts_(std::move(texts)) {}
  [[nodiscard]] std::optional<std::string> read(
      const std::filesystem::path& path) const override;
  [[nodiscard]] std::optional<std::uintmax_t> size(
      const std::filesystem::path& path) const override;
  [[nodiscard]] std::filesystem::path resolve(
      const std::filesystem::path& path) const override;

 private:
  std::map<std::string, std::string> texts_;
};

/// Several files of one input: what stands before the first line `=== NAME` is
/// `first`, what stands below such a line is NAME.
[[nodiscard]] std::map<std::string, std::string> split_files(
    const std::string& text, const std::string& first);

[[nodiscard]] std::vector<Blueprint> all_built_in_blueprints();

}  // namespace owldeck
