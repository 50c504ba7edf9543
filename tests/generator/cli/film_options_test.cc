// What `owldeck build` says of options that are wrong.
#include <doctest/doctest.h>
#include <stdio.h>
#include <sys/wait.h>

#include <filesystem>
#include <string>

#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;

namespace {

constexpr int kUsage = 2;

/// The first line that `owldeck build` prints on standard error.
std::string error_of(const std::string& arguments) {
  const TemporaryFolder folder;
  const std::string command = "cd '" + folder.path().string() + "' && '" +
                              OWLDECK_PROGRAM + "' build " + arguments +
                              " 2>&1 >/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  char buffer[1024];
  std::size_t got = 0;
  while ((got = fread(buffer, 1, sizeof buffer, pipe)) > 0) {
    text.append(buffer, got);
  }
  CHECK(WEXITSTATUS(pclose(pipe)) == kUsage);
  CHECK(std::filesystem::is_empty(folder.path()));
  return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("film options: an odd size, or one beyond 8k, is refused by name") {
  for (const char* size : {"1921x1080", "640x361", "7682x4322", "15360x8640",
                           "0x0", "-16x-9", "big"}) {
    CAPTURE(size);
    CHECK(error_of(std::string("--size ") + size) ==
          std::string("--size: unknown size '") + size +
              "': use 1080p, 4k, 8k or WxH, even numbers in the proportion 16 "
              "to 9, at most 7680x4320");
  }
}

TEST_CASE("film options: an unknown format names the nearest") {
  CHECK(error_of("--format strips") ==
        "--format: unknown format 'strips': did you mean 'strip'?");
  CHECK(error_of("--format frame") ==
        "--format: unknown format 'frame': did you mean 'frames'?");
}

TEST_CASE("film options: an unknown quality names the nearest") {
  CHECK(error_of("--quality drafty") ==
        "--quality: unknown quality 'drafty': did you mean 'draft'?");
}

TEST_CASE("film options: a time that is none is refused") {
  for (const char* time : {"soon", "-1", "3m", "nan"}) {
    CAPTURE(time);
    CHECK(error_of(std::string("--frame=") + time) ==
          std::string("--frame: '") + time +
              "' is no time: write seconds, such as 12.4s");
  }
}

TEST_CASE("film options: what contradicts itself is refused") {
  CHECK(error_of("--frame 2 --last-frame") == "--frame excludes --last-frame");
  CHECK(error_of("--cache here --no-cache") == "--cache excludes --no-cache");
}
