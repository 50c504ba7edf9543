// Clocks, fonts and caches that are not as they should be.
#include <doctest/doctest.h>

#include <functional>

#include "tests/faults/mounts.h"
#include "tests/faults/two_editions.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// Gives everything below the folder another time of its last change.
void set_times(const fs::path& folder, int years) {
  const auto time =
      fs::file_time_type::clock::now() + std::chrono::hours(24 * 365) * years;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    fs::last_write_time(entry.path(), time);
  }
}

/// Hides a folder behind an empty one, for as long as it lives.
class HiddenFolder {
 public:
  explicit HiddenFolder(const char* folder) : folder_(folder) {
    REQUIRE(mount("owldeck", folder_, "tmpfs", MS_RDONLY, nullptr) == 0);
  }
  ~HiddenFolder() { umount2(folder_, MNT_DETACH); }
  HiddenFolder(const HiddenFolder&) = delete;
  HiddenFolder& operator=(const HiddenFolder&) = delete;

 private:
  const char* folder_;
};

std::vector<fs::path> cached_parts(const TwoEditions& deck) {
  std::vector<fs::path> parts;
  for (const auto& entry : fs::recursive_directory_iterator(deck.cache())) {
    if (entry.is_regular_file()) {
      parts.push_back(entry.path());
    }
  }
  return parts;
}

/// Builds from nothing with a cache whose parts are each spoilt.
void check_spoilt_cache(const std::function<void(const fs::path&)>& spoil) {
  const TwoEditions deck("mp4,frames");
  deck.begin();
  deck.check_next_build();
  const std::vector<fs::path> parts = cached_parts(deck);
  REQUIRE(parts.size() > 2);
  for (const fs::path& part : parts) {
    spoil(part);
  }
  deck.begin();
  deck.check_next_build();
}

}  // namespace

TEST_CASE("clock: times of files decide nothing") {
  const TwoEditions deck("pdf,png,mp4");
  for (const int years : {-40, 40}) {
    CAPTURE(years);
    deck.begin();
    deck.check_next_build();
    set_times(deck.root(), years);
    CHECK(deck.run(deck.build()) == 0);
    CHECK(deck.last_words().find("nothing changed") != std::string::npos);
    // An edit that is older than what was built of the deck before it.
    deck.edit(false);
    fs::last_write_time(deck.deck(), fs::file_time_type::clock::now() -
                                         std::chrono::hours(24 * 365 * 50));
    CHECK(deck.run(deck.build()) == 0);
    CHECK(deck.edition() == "old");
  }
}

TEST_CASE("clock: one that jumps while a deck is built decides nothing") {
  if (is_sanitized()) {
    return;
  }
  const TwoEditions deck("pdf,png,mp4");
  // A day for every second, from another century.
  for (const char* const clock :
       {"@1971-03-04 05:06:07 x86400", "@2087-12-31 23:59:59 x86400"}) {
    CAPTURE(clock);
    deck.begin();
    deck.forget_cache();
    Process::Options options = deck.options();
    options.under = {"faketime", "-f", clock};
    CHECK(Process(deck.build(), options).wait() == 0);
    CHECK(deck.edition() == "new");
    CHECK(deck.strays() == std::set<std::string>());
    deck.check_next_build();
  }
}

TEST_CASE("missing font: the error names the package, and nothing changes") {
  const TwoEditions deck("pdf,png");
  if (!may_mount()) {
    return;
  }
  deck.begin();
  {
    const HiddenFolder hidden("/usr/share/fonts/truetype/jetbrains-mono");
    CHECK(deck.run(deck.build()) == 1);
  }
  CAPTURE(deck.last_words());
  CHECK(deck.last_words().find(
            "error[output]: font family 'JetBrains Mono' is not installed; it "
            "comes with the Debian package fonts-jetbrains-mono") !=
        std::string::npos);
  CHECK(deck.edition() == "old");
  CHECK(deck.strays() == std::set<std::string>());
  deck.check_next_build();
}

TEST_CASE("fonts: what the system says of fonts decides nothing") {
  const TwoEditions deck("pdf,png");
  deck.begin();
  write_file(deck.root() / "fonts.conf", "<fontconfig></fontconfig>");
  Process::Options options = deck.options();
  options.environment["FONTCONFIG_FILE"] = deck.root() / "fonts.conf";
  CHECK(Process(deck.build(), options).wait() == 0);
  CHECK(deck.edition() == "new");
}

TEST_CASE("spoilt cache: parts that are cut off are made anew") {
  check_spoilt_cache(
      [](const auto& part) { fs::resize_file(part, fs::file_size(part) / 2); });
}

TEST_CASE("spoilt cache: parts with one wrong bit are made anew") {
  check_spoilt_cache([](const auto& part) {
    std::string bytes = read_file(part);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_file(part, bytes);
  });
}

TEST_CASE("spoilt cache: folders in the place of parts are left alone") {
  check_spoilt_cache([](const auto& part) {
    fs::remove(part);
    fs::create_directory(part);
  });
}

}  // namespace owldeck
