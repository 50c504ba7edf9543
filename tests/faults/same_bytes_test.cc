// The same deck gives the same bytes wherever, whenever and by whomever it is
// built.
#include <doctest/doctest.h>

#include <functional>
#include <thread>

#include "tests/course/commands.h"
#include "tests/faults/two_editions.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

constexpr const char* kAllFormats =
    "pdf,png,mp4,contact-sheet,webm,gif,webp,frames,strip";

constexpr uid_t kNobody = 65534;

/// What is otherwise in one build than in another.
struct Difference {
  const char* what;
  std::function<void(Process::Options&, std::vector<std::string>&)> make;
};

void set_threads(std::vector<std::string>& words, const char* threads) {
  words.insert(words.end(), {"-j", threads});
}

std::vector<Difference> differences() {
  return {
      {"one thread", [](auto&, auto& words) { set_threads(words, "1"); }},
      {"two threads", [](auto&, auto& words) { set_threads(words, "2"); }},
      {"five threads", [](auto&, auto& words) { set_threads(words, "5"); }},
      {"file mask", [](auto& options, auto&) { options.file_mask = 077; }},
      {"time zone",
       [](auto& options, auto&) {
         options.environment["TZ"] = "Pacific/Kiritimati";
       }},
      {"date",
       [](auto& options, auto&) {
         if (!is_sanitized()) {
           options.under = {"faketime", "-f", "@1987-06-05 04:03:02"};
         }
       }},
      {"environment",
       [](auto& options, auto&) {
         for (const auto& [name, value] : std::map<std::string, std::string>{
                  {"COLUMNS", "20"},
                  {"LINES", "3"},
                  {"TERM", "dumb"},
                  {"NO_COLOR", "1"},
                  {"SOURCE_DATE_EPOCH", "1"},
                  {"PANGOCAIRO_BACKEND", "win32"},
                  {"PANGO_LANGUAGE", "ar:he"},
                  {"LANGUAGE", "tr:de"},
                  {"XDG_DATA_HOME", "/nowhere"},
                  {"XDG_CONFIG_HOME", "/nowhere"},
                  {"FONTCONFIG_FILE", "/nowhere"},
                  {"FREETYPE_PROPERTIES", "truetype:interpreter-version=35"},
                  {"HOME", "/nowhere"},
                  {"MALLOC_PERTURB_", "165"},
                  {"OMP_NUM_THREADS", "3"},
                  {"LC_NUMERIC", "de_DE.UTF-8"}}) {
           options.environment[name] = value;
         }
       }},
  };
}

/// Locales that the system need not have.
class Locales {
 public:
  Locales() {
    for (const std::string language : {"de_DE", "tr_TR"}) {
      output_of(fmt::format("localedef -i {0} -f UTF-8 '{1}/{0}.UTF-8' 2>&1",
                            language, folder_.path().string()));
    }
  }
  /// A difference for each of them.
  [[nodiscard]] std::vector<Difference> differences() const {
    return {{"German", speaking("de_DE.UTF-8")},
            {"Turkish", speaking("tr_TR.UTF-8")}};
  }
  [[nodiscard]] const fs::path& folder() const { return folder_.path(); }

 private:
  [[nodiscard]] std::function<void(Process::Options&,
                                   std::vector<std::string>&)>
  speaking(const std::string& locale) const {
    return [locale, folder = folder_.path()](auto& options, auto&) {
      options.environment["LOCPATH"] = folder;
      options.environment["LC_ALL"] = locale;
      options.environment["LANG"] = locale;
    };
  }

  TemporaryFolder folder_;
};

/// Several differences as one.
Difference joined(const char* what, std::vector<Difference> all) {
  return {what, [all = std::move(all)](auto& options, auto& words) {
            for (const Difference& difference : all) {
              difference.make(options, words);
            }
          }};
}

/// Two builds that differ in all, or, in the long campaign, each difference
/// alone too.
std::vector<Difference> all_differences(const Locales& locales) {
  const std::vector<Difference> here = differences();
  const std::vector<Difference> languages = locales.differences();
  std::vector<Difference> all{
      joined("one half", {here[0], here[3], here[4], languages[0]}),
      joined("other half", {here[2], here[5], here[6], languages[1]})};
  if (std::getenv("OWLDECK_SOAK") != nullptr) {
    all.insert(all.end(), here.begin(), here.end());
    all.insert(all.end(), languages.begin(), languages.end());
  }
  return all;
}

/// Builds of one deck that each differ in something else.
class ManyBuilds {
 public:
  ManyBuilds(fs::path deck, std::vector<std::string> words)
      : deck_(std::move(deck)), words_(std::move(words)) {
    first_ = build({"first", [](auto&, auto&) {}});
    REQUIRE(!first_.empty());
  }

  /// Every file of such a build, by its path below the output folder.
  [[nodiscard]] Files build(const Difference& difference) const {
    CAPTURE(difference.what);
    const TemporaryFolder home;
    fs::permissions(home.path(), fs::perms::all);
    std::vector<std::string> words{"build", deck_, "-o", home / "out"};
    words.insert(words.end(), words_.begin(), words_.end());
    Process::Options options{home / "said"};
    options.environment = {{"HOME", home.path()},
                           {"XDG_CACHE_HOME", home / "cache"}};
    difference.make(options, words);
    const int status = Process(words, options).wait();
    CAPTURE(read_file(home / "said"));
    CHECK(status == 0);
    return status == 0 ? snapshot(home / "out") : Files();
  }
  void check(const Difference& difference) const {
    CAPTURE(difference.what);
    const Files now = build(difference);
    CHECK(now.size() == first_.size());
    for (const auto& [name, bytes] : now) {
      CAPTURE(name);
      const auto before = first_.find(name);
      REQUIRE(before != first_.end());
      CHECK(bytes == before->second);
    }
  }

 private:
  fs::path deck_;
  std::vector<std::string> words_;
  Files first_;
};

std::vector<std::string> small_films() {
  return {"--format", kAllFormats,  "--size",
          "320x180",  "--simulate", "deuteranopia,grey"};
}

fs::path course_folder() {
  return fs::path(OWLDECK_SOURCE_DIR) / "content/attention";
}

std::vector<std::string> course_words() {
  return std::getenv("OWLDECK_SOAK") == nullptr
             ? std::vector<std::string>{"--format", "pdf,png",    "--size",
                                        "320x180",  "--audience", "instructor"}
             : std::vector<std::string>{"--format",   kAllFormats, "--size",
                                        "320x180",    "--quality", "draft",
                                        "--audience", "instructor"};
}

}  // namespace

TEST_CASE("same bytes: a deck in every format, whatever is otherwise") {
  const TwoEditions deck("pdf");
  deck.edit(true);
  const Locales locales;
  const ManyBuilds builds(deck.deck(), small_films());
  for (const Difference& difference : all_differences(locales)) {
    builds.check(difference);
  }
}

TEST_CASE("same bytes: the course deck, whatever is otherwise") {
  const Locales locales;
  const ManyBuilds builds(course_folder() / "deck.yaml", course_words());
  for (const Difference& difference : all_differences(locales)) {
    builds.check(difference);
  }
}

TEST_CASE("same bytes: a copy of the deck elsewhere, by another user") {
  Process::Options nobody;
  nobody.user = kNobody;
  if (Process({"schema", "deck"}, nobody).wait() != 0) {
    MESSAGE("skipped: another user cannot be become here, or not run this");
    return;
  }
  const ManyBuilds builds(course_folder() / "deck.yaml", course_words());
  const TemporaryFolder elsewhere;
  const fs::path copy = elsewhere / "Ein anderer Ordner/İstanbul/attention";
  fs::create_directories(copy.parent_path());
  fs::copy(course_folder(), copy, fs::copy_options::recursive);
  fs::permissions(elsewhere.path(), fs::perms::all);
  const Difference other{"user",
                         [](auto& options, auto&) { options.user = kNobody; }};
  const Files here = builds.build(other);
  CHECK(here == ManyBuilds(copy / "deck.yaml", course_words()).build(other));
  builds.check(other);
}

TEST_CASE("same bytes: a warm cache and an old edition change nothing") {
  const TwoEditions deck(kAllFormats);
  deck.begin();
  deck.check_next_build();  // a cold cache, over the old edition
  std::filesystem::remove_all(deck.output());
  deck.check_next_build();  // a warm one, from nothing
  deck.edit(false);
  CHECK(deck.run(deck.build()) == 0);  // and back
  CHECK(deck.edition() == "old");
}

TEST_CASE("same bytes: decimals and letters of words are not the locale's") {
  const Locales locales;
  const TwoEditions deck("pdf");
  write_file(deck.root() / "numbers.yaml",
             "deck: {id: III, title: IIIiii, theme: executive-light}\n"
             "experiments:\n"
             "  x: {tokens: [a, b], embeddings: [[1.25, 2], [0.5, 1e-3]]}\n"
             "slides:\n"
             "  - {slide: 1, type: title, topic: INI, title: \"{{ x.x[0][0] }}"
             "\", owl: TITI}\n");
  const std::vector<std::string> explain{"check", deck.root() / "numbers.yaml",
                                         "--format", "json"};
  std::set<std::string> said;
  Process::Options options = deck.options();
  Process(explain, options).wait();
  said.insert(deck.last_words());
  for (const Difference& difference : locales.differences()) {
    std::vector<std::string> words = explain;
    options = deck.options();
    difference.make(options, words);
    Process(words, options).wait();
    said.insert(deck.last_words());
  }
  CHECK(said.size() == 1);
}

}  // namespace owldeck
