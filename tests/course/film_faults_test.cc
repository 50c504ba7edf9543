// What stops a build in the middle of a film leaves the last good one whole.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <libavcodec/version.h>

#include <chrono>
#include <map>
#include <set>
#include <thread>

#include "tests/course/process.h"
#include "tests/generator/build/temporary_folder.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDeck = R"(deck:
  id: small
  title: Small deck
experiments:
  journey:
    tokens: [Your, journey, starts]
    embeddings: [[0.43, 0.15, 0.89], [0.55, 0.87, 0.66], [0.57, 0.85, 0.64]]
  scaled:
    attention: scaled
    input: journey
    d_out: 2
    parameters: rand
    torch_seed: 123
animations:
  flow:
    kind: score-flow
    title: TITLE
    of: scaled
    query: journey
    seconds: 34
    fps: 5
slides:
  - slide: 1
    type: title
    topic: films
    title: Films
    owl: A film is a function of time.
)";

using Files = std::map<std::string, std::string>;

const std::set<std::string> kEditionAlone{"learner"};

/// A small deck with a film that was built, and was edited since.
class EditedDeck {
 public:
  explicit EditedDeck(const std::string& format) : format_(format) {
    write_deck("Before");
    REQUIRE(Process(build_to("out"), {}).wait() == 0);
    before_ = snapshot(folder());
    write_deck("After");
    REQUIRE(Process(build_to("other"), {}).wait() == 0);
    after_ = snapshot(root_ / "other/small/learner");
  }

  [[nodiscard]] std::vector<std::string> build_to(
      const std::string& output) const {
    return {"build",    root_ / "deck.yaml",
            "-o",       root_ / output,
            "-j2",      "--no-cache",
            "--size",   "320x180",
            "--format", format_};
  }
  [[nodiscard]] fs::path folder() const { return root_ / "out/small/learner"; }
  [[nodiscard]] fs::path said() const { return root_ / "said"; }
  [[nodiscard]] std::string film() const { return "flow." + format_; }
  /// The files of the edition before the edit and after it.
  [[nodiscard]] const Files& before() const { return before_; }
  [[nodiscard]] const Files& after() const { return after_; }
  [[nodiscard]] std::size_t film_bytes() const {
    return after_.at("animations/" + film()).size();
  }
  /// What stands where the edition stands.
  [[nodiscard]] std::set<std::string> places() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder().parent_path())) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }
  /// The bytes of the film that the running `build` has written.
  [[nodiscard]] std::optional<std::uintmax_t> written_by(
      const Process& build) const {
    const fs::path staged =
        folder().parent_path() / fmt::format(".learner.new-{}", build.id());
    std::error_code error;
    if (!fs::exists(staged, error)) {
      return std::nullopt;
    }
    const auto bytes = fs::file_size(staged / "animations" / film(), error);
    return error ? 0 : bytes;
  }

 private:
  void write_deck(const std::string& title) const {
    std::string deck = kDeck;
    deck.replace(deck.find("TITLE"), 5, title);
    write_file(root_ / "deck.yaml", deck);
  }

  TemporaryFolder root_;
  std::string format_;
  Files before_;
  Files after_;
};

void check_full_disk(const std::string& format) {
  const EditedDeck deck(format);
  const std::size_t all = deck.film_bytes();
  // Half of the film finds room, as its other files do, or all but a byte.
  for (const std::size_t room : {all / 2, all - 1}) {
    CAPTURE(room);
    Process build(deck.build_to("out"), {deck.said(), room});
    CHECK(build.wait() == 1);
    const std::string said = read_file(deck.said());
    CAPTURE(said);
    CHECK(said.find((deck.folder() / "animations" / deck.film()).string() +
                    ": error[output]: cannot write the film: File too large") !=
          std::string::npos);
    CHECK(snapshot(deck.folder()) == deck.before());
    CHECK(deck.places() == kEditionAlone);
  }
}

/// A folder in which the loader finds a library of FFmpeg that is none.
class BrokenFfmpeg {
 public:
  BrokenFfmpeg() { write_file(folder_ / file(), ""); }
  [[nodiscard]] static std::string file() {
    return fmt::format("libavcodec.so.{}", LIBAVCODEC_VERSION_MAJOR);
  }
  [[nodiscard]] const fs::path& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

/// Waits until `build` has written so much of the film or has ended.
void wait_for(Process& build, const EditedDeck& deck, std::uintmax_t bytes) {
  while (build.is_running()) {
    const auto written = deck.written_by(build);
    if (written && *written >= bytes) {
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

TEST_CASE("full disk: an MP4 that has no room is named, and the last stays") {
  check_full_disk("mp4");
}

TEST_CASE("full disk: a WebM that has no room is named, and the last stays") {
  check_full_disk("webm");
}

TEST_CASE("full disk: a GIF that has no room is named, and the last stays") {
  check_full_disk("gif");
}

TEST_CASE("full disk: a WebP that has no room is named, and the last stays") {
  check_full_disk("webp");
}

TEST_CASE("killed: the last film stays whole, and the next build clears up") {
  const EditedDeck deck("mp4");
  const std::size_t all = deck.film_bytes();
  for (const std::size_t written :
       {std::size_t{0}, std::size_t{1}, all / 3, all / 2, all * 2 / 3}) {
    CAPTURE(written);
    Process build(deck.build_to("out"), {});
    wait_for(build, deck, written);
    CHECK(build.kill(SIGKILL) == -SIGKILL);
    CHECK(snapshot(deck.folder()) == deck.before());
    CHECK(deck.places().size() == 2);
  }
  CHECK(Process(deck.build_to("out"), {}).wait() == 0);
  CHECK(snapshot(deck.folder()) == deck.after());
  CHECK(deck.places() == kEditionAlone);
}

TEST_CASE("interrupted: the last film stays whole, and nothing else is left") {
  const EditedDeck deck("mp4");
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    CAPTURE(signal);
    Process build(deck.build_to("out"), {});
    wait_for(build, deck, 1);
    CHECK(build.kill(signal) == -signal);
    CHECK(snapshot(deck.folder()) == deck.before());
    CHECK(deck.places() == kEditionAlone);
  }
}

TEST_CASE("no encoder: the error names the package, and the last film stays") {
  const EditedDeck deck("mp4");
  const BrokenFfmpeg broken;
  Process build(deck.build_to("out"), {deck.said(), {}, broken.folder()});
  CHECK(build.wait() == 1);
  const std::string said = read_file(deck.said());
  CAPTURE(said);
  CHECK(said.find(fmt::format("deck.yaml: error[output]: films need {}: "
                              "install the package libavcodec{}",
                              BrokenFfmpeg::file(),
                              LIBAVCODEC_VERSION_MAJOR)) != std::string::npos);
  CHECK(snapshot(deck.folder()) == deck.before());
  CHECK(deck.places() == kEditionAlone);
}

TEST_CASE("no encoder: slides need none") {
  const EditedDeck deck("png");
  const BrokenFfmpeg broken;
  Process build(deck.build_to("slides"), {deck.said(), {}, broken.folder()});
  CHECK(build.wait() == 0);
}

}  // namespace owldeck
