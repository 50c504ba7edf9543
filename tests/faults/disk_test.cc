// A disk that takes no more, or nothing at all, keeps what it has.
#include <doctest/doctest.h>

#include "tests/faults/mounts.h"
#include "tests/faults/strace.h"
#include "tests/faults/two_editions.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

bool says(const TwoEditions& deck, const std::string& words) {
  return deck.last_words().find(words) != std::string::npos;
}

/// That a build which failed says where and why, and has changed nothing.
void check_refused(const TwoEditions& deck, int status,
                   const std::string& reason) {
  CAPTURE(deck.last_words());
  CHECK(status == 1);
  CHECK(says(deck, deck.folder().parent_path().string()));
  CHECK(says(deck, "error[output]: cannot "));
  CHECK(says(deck, reason));
  CHECK(deck.edition() == "old");
  CHECK(deck.strays() == std::set<std::string>());
}

/// Builds with a limit on the size of files, from none to all but a byte.
void check_file_limits(const std::string& formats) {
  const TwoEditions deck(formats);
  const int steps = rounds(4, 40);
  for (int i = 0; i < steps; ++i) {
    const rlim_t limit = (deck.largest_file() - 1) *
                         static_cast<std::size_t>(i) /
                         static_cast<std::size_t>(steps - 1);
    CAPTURE(limit);
    deck.begin();
    deck.forget_cache();
    Process::Options options = deck.options();
    options.most_bytes = limit;
    // A file of its own takes no bytes if none has room.
    const int status = Process(deck.build(), options).wait();
    if (limit == 0) {
      CHECK(status == 1);
      CHECK(deck.edition() == "old");
      CHECK(deck.strays() == std::set<std::string>());
    } else {
      check_refused(deck, status, "File too large");
    }
  }
  deck.check_next_build();
}

}  // namespace

TEST_CASE("full disk: slides and pictures that have no room are named") {
  check_file_limits("pdf,png,contact-sheet");
}

TEST_CASE("full disk: films that have no room are named") {
  check_file_limits("mp4,webm,gif,webp,frames,strip");
}

TEST_CASE("full disk: the old edition stays however much room there is") {
  const TwoEditions deck("pdf,png,mp4,gif");
  if (!may_mount()) {
    return;
  }
  fs::remove_all(deck.output());
  const Disk disk(deck.output(), 1 << 16);
  deck.begin();
  const std::size_t before = disk.kibibytes();
  REQUIRE(deck.run(deck.build()) == 0);
  deck.begin();
  const std::size_t both = before * 2;
  int refused = 0;
  bool enough = false;
  const auto step = static_cast<std::size_t>(rounds(64, 8));
  for (std::size_t room = before; !enough; room += step) {
    CAPTURE(room);
    REQUIRE(room < 2 * both);
    disk.resize(room);
    const int status = deck.run(deck.build());
    enough = status == 0;
    if (!enough) {
      ++refused;
      check_refused(deck, status, "No space left on device");
    }
  }
  CHECK(refused > 0);
  CHECK(deck.edition() == "new");
  CHECK(deck.strays() == std::set<std::string>());
  MESSAGE(fmt::format("{} disks were too small", refused));
}

TEST_CASE("full disk: a cache that has no room is done without") {
  const TwoEditions deck("mp4,frames");
  if (!may_mount()) {
    return;
  }
  const Disk disk(deck.cache(), 64);
  deck.begin();
  deck.check_next_build();
}

TEST_CASE("failing disk: any change may fail, and the edition is whole") {
  if (!can_trace()) {
    MESSAGE("skipped: processes cannot be traced here");
    return;
  }
  const TwoEditions deck("pdf,png,strip");
  const Words build = deck.build({"-j1"});
  std::map<int, int> ended;
  deck.begin();
  for (const auto& [call, times] :
       count_calls(deck, build, "write,mkdir,rename,renameat2,link,unlinkat")) {
    CAPTURE(call);
    const int step = std::max(1, times / rounds(1, 40));
    for (int at = times; at > 0; at -= step) {
      CAPTURE(at);
      deck.begin();
      const int status = run_with(deck, build, call, "error=EIO", at);
      ++ended[status];
      CAPTURE(deck.last_words());
      CHECK((status == 0 || status == 1));
      CHECK(deck.edition() == (status == 0 ? "new" : "old"));
      CHECK(says(deck, "error[output]: cannot ") == (status == 1));
      deck.check_next_build();
    }
  }
  CHECK(ended[1] > 0);
  MESSAGE(fmt::format("{} changes failed: {} old editions, {} new ones",
                      ended[0] + ended[1], ended[1], ended[0]));
}

TEST_CASE("read-only disk: the error says so, and what is there stays") {
  const TwoEditions deck("pdf,png");
  if (!may_mount()) {
    return;
  }
  fs::remove_all(deck.output());
  const Disk disk(deck.output(), 1 << 16);
  deck.begin();
  disk.forbid_writing(true);
  check_refused(deck, deck.run(deck.build()), "Read-only file system");
  deck.edit(false);
  CHECK(deck.run(deck.build()) == 0);
  CHECK(says(deck, "nothing changed"));
  deck.edit(true);
  disk.forbid_writing(false);
  deck.check_next_build();
}

TEST_CASE("unwritable: a file in the place of a folder is kept and named") {
  const TwoEditions deck("pdf");
  deck.edit(true);
  for (const fs::path& place :
       {deck.output(), deck.output() / "small", deck.folder()}) {
    CAPTURE(place.string());
    fs::remove_all(deck.output());
    write_file(place, "mine");
    CHECK(deck.run(deck.build()) == 1);
    CAPTURE(deck.last_words());
    CHECK(says(deck, "error[output]: cannot "));
    CHECK(says(deck, "Not a directory"));
    CHECK(read_file(place) == "mine");
    fs::remove(place);
    deck.check_next_build();
  }
}

TEST_CASE("unwritable: a cache that is none is done without") {
  const TwoEditions deck("mp4");
  deck.begin();
  write_file(deck.cache(), "mine");
  CHECK(deck.run(deck.build()) == 0);
  CHECK(deck.edition() == "new");
  CHECK(read_file(deck.cache()) == "mine");
}

TEST_CASE("nobody listens: what is told to a full disk stops no build") {
  const TwoEditions deck("pdf");
  deck.begin();
  Process::Options options = deck.options();
  options.said = "/dev/full";
  CHECK(Process(deck.build(), options).wait() == 0);
  CHECK(deck.edition() == "new");
}

TEST_CASE("nobody listens: data that a full disk does not take is an error") {
  const TwoEditions deck("pdf");
  Process::Options options = deck.options();
  options.said = "/dev/full";
  CHECK(Process({"schema", "deck"}, options).wait() == 1);
  CHECK(Process({"themes", "list"}, options).wait() == 1);
}

}  // namespace owldeck
