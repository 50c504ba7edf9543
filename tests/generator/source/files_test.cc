#include "generator/source/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "generator/source/limits.h"
#include "tests/generator/build/temporary_folder.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

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

TEST_CASE("files: a pipe that nobody writes to is not waited for") {
  const TemporaryFolder folder;
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(DiskFiles().kind(folder / "pipe") == PathKind::Other);
  CHECK_FALSE(DiskFiles().read(folder / "pipe").has_value());
  CHECK(read_text(DiskFiles(), folder / "pipe", 100).problem ==
        "is no regular file");
}

TEST_CASE("files: a link to a device is no file") {
  const TemporaryFolder folder;
  fs::create_symlink("/dev/zero", folder / "zero");
  CHECK(DiskFiles().kind(folder / "zero") == PathKind::Other);
  CHECK_FALSE(DiskFiles().read(folder / "zero").has_value());
}

TEST_CASE("files: links that lead in a circle end") {
  const TemporaryFolder folder;
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  CHECK(DiskFiles().kind(folder / "a") == PathKind::Other);
  CHECK_FALSE(DiskFiles().read(folder / "a").has_value());
  CHECK(DiskFiles().resolve(folder / "a/x.yaml").filename() == "x.yaml");
}

TEST_CASE("files: a folder and what is not there are told apart") {
  CHECK(read_text(DiskFiles(), kFolder, 100).problem == "is a folder");
  CHECK(read_text(DiskFiles(), kFolder / "no-such-file.yaml", 100).problem ==
        "cannot be read");
}

TEST_CASE("files: a file beyond the limit of its reader is not read") {
  const TemporaryFolder folder;
  std::ofstream(folder / "five") << "12345";
  CHECK(read_text(DiskFiles(), folder / "five", 5).text == "12345");
  const ReadText refused = read_text(DiskFiles(), folder / "five", 4);
  CHECK_FALSE(refused.text.has_value());
  CHECK(refused.is_too_large);
  CHECK(refused.problem == "has 5 bytes: expected at most 4");
}

TEST_CASE("files: nothing larger than any file may be is read") {
  const TemporaryFolder folder;
  std::ofstream(folder / "huge") << "x";
  fs::resize_file(folder / "huge", kMostFileBytes + 1);  // a hole
  CHECK_FALSE(DiskFiles().read(folder / "huge").has_value());
}

TEST_CASE("files: a file that is longer than it says is read to its end") {
  CHECK(DiskFiles().size("/proc/self/status") == 0);
  const auto text = DiskFiles().read("/proc/self/status");
  REQUIRE(text.has_value());
  CHECK(text->find("Name:") != std::string::npos);
  CHECK(text->ends_with("\n"));
}

}  // namespace
}  // namespace owldeck
