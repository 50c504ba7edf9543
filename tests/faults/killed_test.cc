// A build that is killed, wherever it is, leaves a whole edition.
#include <doctest/doctest.h>

#include <random>
#include <thread>

#include "tests/faults/strace.h"
#include "tests/faults/two_editions.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// Kills builds of `deck` at random moments, with each of the signals in turn.
void kill_at_random(const TwoEditions& deck, int times,
                    const std::vector<int>& signals) {
  std::mt19937_64 random(7);
  // A bit longer than a build takes, so that some have just ended.
  std::uniform_real_distribution<double> part(0, 1.1);
  std::map<std::string, int> found;
  for (int i = 0; i < times; ++i) {
    CAPTURE(i);
    deck.begin();
    if (i % 2 == 0) {
      deck.forget_cache();
    }
    const int signal = signals[static_cast<std::size_t>(i) % signals.size()];
    Process build(deck.build(), deck.options());
    std::this_thread::sleep_for(deck.length() * part(random));
    const int status = build.kill(signal);
    const std::string edition = deck.edition();
    ++found[edition];
    CHECK((status == -signal || status == 0));
    CHECK((edition == "old" || edition == "new"));
    if (signal != SIGKILL || status == 0) {
      CHECK(deck.strays() == std::set<std::string>());
    }
    deck.check_next_build();
  }
  MESSAGE(fmt::format("{} builds ended: {} old editions, {} new ones", times,
                      found["old"], found["new"]));
}

/// Everything by which a program changes what is on a disk.
constexpr const char* kChanges =
    "write,pwrite64,ftruncate,mkdir,rename,renameat2,linkat,link,unlink,"
    "unlinkat,rmdir";

}  // namespace

TEST_CASE("killed: slides and pictures are a whole edition at any moment") {
  const TwoEditions deck("pdf,png");
  kill_at_random(deck, rounds(6, 100), {SIGKILL});
}

TEST_CASE("killed: films are a whole edition at any moment") {
  const TwoEditions deck("pdf,png,mp4,gif,frames");
  kill_at_random(deck, rounds(3, 60), {SIGKILL});
}

TEST_CASE("ended: a build that is asked to end leaves nothing behind") {
  const TwoEditions deck("pdf,png,mp4");
  kill_at_random(deck, rounds(3, 60), {SIGTERM, SIGINT, SIGHUP});
}

TEST_CASE("killed: the edition is whole before each change of the disk") {
  if (!can_trace()) {
    MESSAGE("skipped: processes cannot be traced here");
    return;
  }
  const TwoEditions deck("pdf,png,strip");
  const Words build = deck.build({"-j1"});
  deck.begin();
  std::map<std::string, int> found;
  for (const auto& [call, times] : count_calls(deck, build, kChanges)) {
    CAPTURE(call);
    for (int at = times; at > 0; at -= rounds(times, 1)) {
      CAPTURE(at);
      deck.begin();
      CHECK(run_with(deck, build, call, "signal=KILL", at) == -SIGKILL);
      const std::string edition = deck.edition();
      CHECK((edition == "old" || edition == "new"));
      ++found[edition];
      deck.check_next_build();
    }
  }
  CHECK(found["old"] > 0);
  CHECK(found["new"] > 0);
  MESSAGE(fmt::format("killed before {} changes: {} old editions, {} new ones",
                      found["old"] + found["new"], found["old"], found["new"]));
}

TEST_CASE("killed: an import leaves every file old or new") {
  if (!can_trace()) {
    MESSAGE("skipped: processes cannot be traced here");
    return;
  }
  const TwoEditions deck("pdf");
  const fs::path map =
      fs::path(OWLDECK_SOURCE_DIR) / "tests/fixtures/maps/three-modules.md";
  const fs::path folder = deck.root() / "imported";
  const Words import{"import", map, "-o", folder, "--force"};
  const auto calls = count_calls(deck, import, kChanges);
  const Files all_new = snapshot(folder);
  REQUIRE(!all_new.empty());
  for (const auto& [call, times] : calls) {
    CAPTURE(call);
    for (int at = times; at > 0; at -= rounds(1 + times / 2, 1)) {
      CAPTURE(at);
      for (const auto& [name, bytes] : all_new) {
        write_file(folder / name, "mine");
      }
      run_with(deck, import, call, "signal=KILL", at);
      for (const auto& [name, bytes] : all_new) {
        CAPTURE(name);
        const std::string now = read_file(folder / name);
        CHECK((now == "mine" || now == bytes));
      }
      CHECK(deck.run(import) == 0);
      for (const auto& [name, bytes] : all_new) {
        CHECK(read_file(folder / name) == bytes);
      }
    }
  }
}

}  // namespace owldeck
