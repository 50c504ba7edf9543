#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "generator/build/manifest.h"
#include "tests/course/process.h"
#include "tests/generator/build/temporary_folder.h"

namespace owldeck {

/// `few`, or as many as the long campaign asks for in the environment.
inline int rounds(int few, int many) {
  return std::getenv("OWLDECK_SOAK") == nullptr ? few : many;
}

/// Whether the sanitizers' memory and clocks are in the way of limits and of
/// other clocks; says so.
inline bool is_sanitized() {
#ifdef OWLDECK_SANITIZED
  MESSAGE("skipped: the sanitizers have memory and clocks of their own");
  return true;
#else
  return false;
#endif
}

using Files = std::map<std::string, std::string>;

/// A small deck with a film in two states, the edition that is built of each,
/// and a place where one of them is built over the other.
class TwoEditions {
 public:
  explicit TwoEditions(std::string formats) : formats_(std::move(formats)) {
    std::filesystem::create_directories(temporary());
    for (const bool is_new : {false, true}) {
      edit(is_new);
      const auto start = std::chrono::steady_clock::now();
      const std::string place = is_new ? "reference-new" : "reference-old";
      REQUIRE(run(build_to(root_ / place)) == 0);
      length_ = std::chrono::steady_clock::now() - start;
      (is_new ? new_ : old_) = snapshot(root_ / place / "small/learner");
    }
    forget_cache();
  }

  /// The deck is the old or the new one, from one moment to the next.
  void edit(bool to_new) const {
    write_file(root_ / "edited.yaml", deck_text(to_new));
    std::filesystem::rename(root_ / "edited.yaml", deck());
  }
  /// The old edition in its place and nothing beside it, the deck edited.
  void begin() const {
    std::filesystem::remove_all(output() / "small");
    for (const auto& [name, bytes] : old_) {
      write_file(folder() / name, bytes);
    }
    edit(true);
  }
  void forget_cache() const { std::filesystem::remove_all(cache()); }

  /// What `owldeck` is told, to build the deck with all that may be added.
  [[nodiscard]] std::vector<std::string> build_to(
      const std::filesystem::path& place,
      const std::vector<std::string>& added = {}) const {
    std::vector<std::string> words{"build", deck(), "-o", place};
    for (const char* word : {"--size", "320x180", "--quality", "draft"}) {
      words.emplace_back(word);
    }
    words.insert(words.end(), {"--format", formats_, "--cache", cache()});
    words.insert(words.end(), added.begin(), added.end());
    return words;
  }
  [[nodiscard]] std::vector<std::string> build(
      const std::vector<std::string>& added = {}) const {
    return build_to(output(), added);
  }
  /// Options of a process that keeps to the folders of this test.
  [[nodiscard]] Process::Options options() const {
    Process::Options options{said()};
    options.environment = {{"HOME", root_ / "home"},
                           {"XDG_CACHE_HOME", root_ / "home/cache"},
                           {"TMPDIR", temporary()}};
    return options;
  }
  int run(const std::vector<std::string>& arguments) const {
    return Process(arguments, options()).wait();
  }

  [[nodiscard]] std::filesystem::path root() const { return root_.path(); }
  [[nodiscard]] std::filesystem::path deck() const {
    return root_ / "deck.yaml";
  }
  [[nodiscard]] std::filesystem::path output() const { return root_ / "out"; }
  [[nodiscard]] std::filesystem::path folder() const {
    return output() / "small/learner";
  }
  [[nodiscard]] std::filesystem::path cache() const { return root_ / "cache"; }
  [[nodiscard]] std::filesystem::path temporary() const {
    return root_ / "temporary";
  }
  [[nodiscard]] std::filesystem::path said() const { return root_ / "said"; }
  [[nodiscard]] std::string last_words() const { return read_file(said()); }
  [[nodiscard]] const Files& old_one() const { return old_; }
  [[nodiscard]] const Files& new_one() const { return new_; }
  /// How long a build of the whole edition takes here.
  [[nodiscard]] std::chrono::duration<double> length() const { return length_; }
  /// The size of the edition's largest file.
  [[nodiscard]] std::size_t largest_file() const {
    std::size_t most = 0;
    for (const auto& [name, bytes] : new_) {
      most = std::max(most, bytes.size());
    }
    return most;
  }

  /// What is in the place of the edition, whole: `old`, `new`, or `neither`.
  [[nodiscard]] std::string edition() const {
    const Files now =
        std::filesystem::exists(folder()) ? snapshot(folder()) : Files();
    return now == old_ ? "old" : now == new_ ? "new" : "neither";
  }
  /// Whatever a build may have left that is no edition and no part of a film.
  [[nodiscard]] std::set<std::string> strays() const {
    std::set<std::string> found;
    for (const auto& place : {output(), output() / "small", temporary()}) {
      std::error_code gone;
      for (const auto& entry :
           std::filesystem::directory_iterator(place, gone)) {
        found.insert(entry.path().lexically_relative(root_.path()).string());
      }
    }
    found.erase("out/small");
    found.erase("out/small/learner");
    std::error_code gone;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(cache(), gone)) {
      const std::string name = entry.path().filename().string();
      const bool is_part =
          entry.is_directory() ||
          name.find_first_not_of("0123456789abcdef") == std::string::npos;
      if (!is_part) {
        found.insert(name);
      }
    }
    return found;
  }
  /// Builds once more, with nothing in the way: all is as it should be.
  void check_next_build() const {
    const int status = run(build());
    CAPTURE(last_words());
    CHECK(status == 0);
    CHECK(edition() == "new");
    CHECK(strays() == std::set<std::string>());
  }

 private:
  static std::string deck_text(bool is_new) {
    return fmt::format(R"(deck:
  id: small
  title: {0}
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
  flow: {{kind: score-flow, title: {0}, of: scaled, query: journey, seconds: 34, fps: 4}}
slides:
  - slide: 1
    type: title
    topic: one
    title: {0}
    owl: A deck is old or new.
  - slide: 2
    type: concept
    topic: attention weights
    title: Every token asks
    body: |
      - one weight is {{{{ scaled.weights[1][1] | .4f }}}}
    figure: {{heatmap: scaled.weights, query: journey}}
    beginner: {{means: a share, matters: it decides, mistake: reading columns}}
    owl: Weights are shares of one.
)",
                       is_new ? "Evening" : "Morning");
  }

  TemporaryFolder root_;
  std::string formats_;
  Files old_;
  Files new_;
  std::chrono::duration<double> length_{};
};

}  // namespace owldeck
