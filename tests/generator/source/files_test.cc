#include "generator/source/files.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace owldeck {
namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(OWLDECK_SOURCE_DIR) / "tests/fixtures/errors";

TEST_CASE("files: a file that is not there gives nothing") {
  CHECK_FALSE(DiskFiles().read(kFolder / "no-such-file.yaml").has_value());
}

TEST_CASE("files: a folder is no file") {
  CHECK_FALSE(DiskFiles().read(kFolder).has_value());
}

TEST_CASE("files: the whole of a file is read") {
  const auto text = DiskFiles().read(kFolder / "unknown_key.yaml");
  REQUIRE(text.has_value());
  CHECK(text->starts_with("# error"));
  CHECK(text->ends_with("\n"));
}

TEST_CASE("files: a resolved path has no dots") {
  CHECK(DiskFiles().resolve(kFolder / "parts/../x.yaml") ==
        DiskFiles().resolve(kFolder) / "x.yaml");
}

TEST_CASE("files: the names in a folder are its files, sorted") {
  const auto names = DiskFiles().names_in(kFolder / "parts");
  CHECK_FALSE(names.empty());
  CHECK(std::ranges::is_sorted(names));
  CHECK(std::ranges::count(DiskFiles().names_in(kFolder), "parts") == 0);
  CHECK(DiskFiles().names_in(kFolder / "no-such-folder").empty());
}

TEST_CASE("files: the files below a folder have their paths from there") {
  const auto paths = DiskFiles().files_below(kFolder.parent_path());
  CHECK(std::ranges::is_sorted(paths));
  CHECK(std::ranges::count(paths, "errors/unknown_key.yaml") == 1);
  CHECK(DiskFiles().files_below(kFolder / "no-such-folder").empty());
}

}  // namespace
}  // namespace owldeck
