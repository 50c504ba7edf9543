// Builds that run at once, and what somebody else does meanwhile.
#include <doctest/doctest.h>
#include <sys/file.h>

#include <atomic>
#include <random>
#include <thread>

#include "tests/faults/strace.h"
#include "tests/faults/two_editions.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;
using Milliseconds = std::chrono::milliseconds;

const std::set<std::string> kNone;

/// Runs all of them at once; how often one has failed.
int failures_of(const TwoEditions& deck,
                const std::vector<std::vector<std::string>>& builds) {
  std::vector<std::unique_ptr<Process>> running;
  for (const auto& build : builds) {
    running.push_back(std::make_unique<Process>(build, deck.options()));
  }
  int failures = 0;
  for (const auto& process : running) {
    failures += process->wait() == 0 ? 0 : 1;
  }
  return failures;
}

std::vector<std::string> with_formats(const TwoEditions& deck,
                                      const std::string& formats) {
  std::vector<std::string> words = deck.build();
  *(std::ranges::find(words, "--format") + 1) = formats;
  return words;
}

/// The folder that builds lock, locked by somebody else.
class LockedFolder {
 public:
  explicit LockedFolder(const fs::path& folder)
      : handle_(open(folder.c_str(), O_RDONLY | O_DIRECTORY)) {
    REQUIRE(flock(handle_, LOCK_EX) == 0);
  }
  ~LockedFolder() { close(handle_); }
  LockedFolder(const LockedFolder&) = delete;
  LockedFolder& operator=(const LockedFolder&) = delete;

 private:
  int handle_;
};

}  // namespace

TEST_CASE("at once: builds of the same deck all end well, with one edition") {
  const TwoEditions deck("pdf,png,mp4");
  const auto build = deck.build();
  for (int i = 0; i < rounds(1, 20); ++i) {
    CAPTURE(i);
    deck.begin();
    deck.forget_cache();
    CHECK(failures_of(deck, {build, build, build, build}) == 0);
    CHECK(deck.edition() == "new");
    CHECK(deck.strays() == kNone);
  }
}

TEST_CASE("at once: the first builds of a deck make every format of theirs") {
  const TwoEditions deck("pdf,png,mp4");
  for (int i = 0; i < rounds(1, 20); ++i) {
    CAPTURE(i);
    deck.edit(true);
    fs::remove_all(deck.output());
    deck.forget_cache();
    CHECK(
        failures_of(deck, {with_formats(deck, "pdf"), with_formats(deck, "png"),
                           with_formats(deck, "mp4")}) == 0);
    Files now = snapshot(deck.folder());
    Files all = deck.new_one();
    CHECK(now.erase("manifest.json") == 1);
    all.erase("manifest.json");
    CHECK(now == all);
    deck.check_next_build();
  }
}

TEST_CASE("at once: builds of two states of a deck give one of them") {
  const TwoEditions deck("pdf,png");
  std::vector<std::string> older = deck.build();
  deck.edit(false);
  fs::copy_file(deck.deck(), deck.root() / "older.yaml");
  older.at(1) = deck.root() / "older.yaml";
  for (int i = 0; i < rounds(1, 20); ++i) {
    CAPTURE(i);
    deck.begin();
    CHECK(failures_of(deck, {older, deck.build(), older, deck.build()}) == 0);
    CHECK(deck.edition() != "neither");
    CHECK(deck.strays() == kNone);
  }
}

TEST_CASE("at once: the editions of both audiences are those of one by one") {
  const TwoEditions deck("pdf,png,mp4");
  deck.edit(true);
  const auto learner = deck.build();
  const auto instructor = deck.build({"--audience", "instructor"});
  const fs::path folder = deck.output() / "small/instructor";
  CHECK(deck.run(instructor) == 0);
  const Files alone = snapshot(folder);
  for (int i = 0; i < rounds(1, 20); ++i) {
    CAPTURE(i);
    fs::remove_all(deck.output());
    CHECK(failures_of(deck, {learner, instructor}) == 0);
    CHECK(deck.edition() == "new");
    CHECK(snapshot(folder) == alone);
    CHECK(deck.strays() == std::set<std::string>{"out/small/instructor"});
  }
}

TEST_CASE("at once: who waits for another build says so") {
  const TwoEditions deck("pdf");
  deck.begin();
  {
    const LockedFolder locked(deck.output() / "small");
    fs::remove(deck.said());
    Process build(deck.build(), deck.options());
    while (build.is_running() && deck.last_words().empty()) {
      std::this_thread::sleep_for(Milliseconds(2));
    }
    CHECK(deck.last_words() ==
          "owldeck: waiting for another build of this deck\n");
    CHECK(deck.edition() == "old");
    CHECK(build.kill(SIGINT) == -SIGINT);
  }
  deck.check_next_build();
}

TEST_CASE("edited meanwhile: a build is of the old deck or of the new one") {
  const TwoEditions deck("pdf,png");
  deck.begin();
  std::atomic<bool> done{false};
  std::jthread editor([&] {
    for (bool is_new = false; !done; is_new = !is_new) {
      deck.edit(is_new);
      std::this_thread::sleep_for(Milliseconds(1));
    }
  });
  for (int i = 0; i < rounds(4, 100); ++i) {
    CAPTURE(i);
    CHECK(deck.run(deck.build()) == 0);
    CHECK(deck.edition() != "neither");
    CHECK(deck.strays() == kNone);
  }
  done = true;
}

TEST_CASE("edited meanwhile: a build reads each file of a deck once") {
  if (!can_trace()) {
    MESSAGE("skipped: processes cannot be traced here");
    return;
  }
  const TwoEditions deck("pdf,png,mp4");
  const fs::path course =
      fs::path(OWLDECK_SOURCE_DIR) / "content/attention/deck.yaml";
  std::vector<std::string> words = with_formats(deck, "pdf,png");
  words.at(1) = course;
  Process::Options options = traced(deck, "openat", {});
  CHECK(Process(words, options).wait() == 0);
  std::istringstream log(read_file(deck.root() / "traced"));
  std::map<std::string, int> opened;
  for (std::string line; std::getline(log, line);) {
    const std::size_t at = line.find(course.parent_path().string());
    if (at != std::string::npos &&
        line.find("O_DIRECTORY") == std::string::npos &&
        line.find("= -1") == std::string::npos) {
      ++opened[line.substr(at, line.find('"', at) - at)];
    }
  }
  CHECK(opened.contains(course.string()));
  for (const auto& [file, times] : opened) {
    CAPTURE(file);
    CHECK(times == 1);
  }
}

TEST_CASE("removed meanwhile: the edition is whole or not there at all") {
  const TwoEditions deck("pdf,png,mp4");
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> part(0, 1.0);
  const std::vector<fs::path> places{deck.output(), deck.output() / "small",
                                     deck.folder()};
  for (int i = 0; i < rounds(6, 90); ++i) {
    const fs::path& place = places[static_cast<std::size_t>(i) % places.size()];
    CAPTURE(i);
    CAPTURE(place.string());
    deck.begin();
    deck.forget_cache();
    Process build(deck.build(), deck.options());
    std::this_thread::sleep_for(deck.length() * part(random));
    // At once, as a file manager does that moves it to the rubbish.
    fs::rename(place, deck.root() / "rubbish");
    const int status = build.wait();
    CAPTURE(deck.last_words());
    CHECK((status == 0 || status == 1));
    CHECK((deck.edition() == "new" || !fs::exists(deck.folder())));
    if (status == 1) {
      CHECK(deck.last_words().find("error[output]: cannot ") !=
            std::string::npos);
      CHECK(!fs::exists(deck.folder()));
    }
    fs::remove_all(deck.root() / "rubbish");
    deck.check_next_build();
  }
}

}  // namespace owldeck
