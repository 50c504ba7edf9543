// A build that is killed, wherever it is, leaves a whole edition.
#include <doctest/doctest.h>

#include <random>
#include <thread>

#include "tests/faults/strace.h"
#include "tests/faults/two_editions.h"

namespace owldeck {
namespace {

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
  const int changes = count_calls(deck, kChanges);
  REQUIRE(changes > 20);
  // The last ones publish.
  const int step = rounds(std::max(1, changes / 4), 1);
  std::set<std::string> seen;
  for (int at = changes; at > 0; at -= at > changes - 3 ? 1 : step) {
    CAPTURE(at);
    deck.begin();
    const int status = run_with(deck, kChanges, "signal=KILL", at);
    CHECK(status == -SIGKILL);
    const std::string edition = deck.edition();
    CHECK((edition == "old" || edition == "new"));
    seen.insert(edition);
    deck.check_next_build();
  }
  CHECK(seen == std::set<std::string>{"new", "old"});
}

}  // namespace owldeck
