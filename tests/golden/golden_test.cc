#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "generator/build/picture.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;

namespace {

constexpr const char* kCase = R"(deck:
  id: words
  title: Words
  theme: executive-light
slides:
  - slide: 1
    type: concept
    topic: words
    title: A title
    body: |
      - a bullet
    beginner: {means: a share, matters: it decides, mistake: reading columns}
    owl: Weights are shares of one.
    instructor: {notes: none, minutes: 4, answer: none}
)";

int golden(const TemporaryFolder& root, const std::string& verb) {
  const std::string command = "cd '" + root.path().string() + "' && '" +
                              OWLDECK_GOLDEN + "' " + verb +
                              " cases pictures report.html >out 2>&1";
  return WEXITSTATUS(system(command.c_str()));
}

// A folder with one case, whose pictures are stored.
void store(const TemporaryFolder& root) {
  write_file(root / "cases/words.yaml", kCase);
  REQUIRE(golden(root, "update") == 0);
}

const std::string kStored = "pictures/words-01-executive-light.png";

}  // namespace

TEST_CASE("golden: a case has a picture in each theme, at most 20 KiB") {
  const TemporaryFolder root;
  store(root);
  CHECK(golden(root, "check") == 0);
  for (const char* theme : {"executive-light", "blueprint-dark"}) {
    const std::string bytes =
        read_file(root / ("pictures/words-01-" + std::string(theme) + ".png"));
    CHECK(bytes.size() <= 20 * 1024);
    const auto picture = decode_png(bytes);
    REQUIRE(picture);
    CHECK(picture->size == PixelSize{320, 180});
  }
}

TEST_CASE("golden: a changed word fails and stands in the report") {
  const TemporaryFolder root;
  store(root);
  std::string other = kCase;
  other.replace(other.find("a bullet"), 8, "a pellet");
  write_file(root / "cases/words.yaml", other);
  CHECK(golden(root, "check") == 1);
  CHECK(read_file(root / "out").find("changed  words-01-blueprint-dark") !=
        std::string::npos);
  const std::string report = read_file(root / "report.html");
  CHECK(report.find("words-01-executive-light, expected") != std::string::npos);
  CHECK(report.find("words-01-executive-light, actual") != std::string::npos);
}

TEST_CASE("golden: rounding passes, a pixel that changes does not") {
  const TemporaryFolder root;
  store(root);
  Picture picture = *decode_png(read_file(root / kStored));
  for (Pixel& pixel : picture.pixels) {
    pixel[0] = static_cast<std::uint8_t>(pixel[0] ^ 1);
  }
  write_file(root / kStored, encode_png(picture));
  CHECK(golden(root, "check") == 0);
  picture.at(100, 100)[0] ^= 128;
  write_file(root / kStored, encode_png(picture));
  CHECK(golden(root, "check") == 1);
}

TEST_CASE("golden: an update leaves alone what looks as stored") {
  const TemporaryFolder root;
  store(root);
  const auto before = std::filesystem::last_write_time(root / kStored);
  REQUIRE(golden(root, "update") == 0);
  CHECK(std::filesystem::last_write_time(root / kStored) == before);
}

TEST_CASE("golden: a picture of no case fails, and an update removes it") {
  const TemporaryFolder root;
  store(root);
  write_file(root / "pictures/gone-01-executive-light.png",
             read_file(root / kStored));
  CHECK(golden(root, "check") == 1);
  REQUIRE(golden(root, "update") == 0);
  CHECK(golden(root, "check") == 0);
}
