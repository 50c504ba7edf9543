#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "generator/build/build.h"
#include "generator/source/print.h"
#include "tests/generator/build/temporary_folder.h"

/// A small deck with two films, and builds of it.
namespace owldeck {

namespace fs = std::filesystem;

inline constexpr const char* kFilmDeck = R"(deck:
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
    title: Flow
    of: scaled
    query: journey
    fps: 10
    steps: [{step: Keys, caption: Each token offers one key}]
  again: {kind: score-flow, title: Again, of: scaled, query: Your, fps: 4}
slides:
  - slide: 1
    type: title
    topic: films
    title: Films
    owl: A film is a function of time.
)";

struct Built {
  std::vector<std::string> made;
  std::string messages;
};

struct FilmRun {
  std::set<Format> formats{Format::Mp4};
  int threads = 1;
};

inline Built run(const TemporaryFolder& root, const FilmOptions& films,
                 const std::string& deck = kFilmDeck,
                 const std::string& output = "out",
                 const FilmRun& wanted = {}) {
  write_file(root / "in/deck.yaml", deck);
  BuildOptions options;
  options.deck = root / "in/deck.yaml";
  options.output = root / output;
  options.formats = wanted.formats;
  options.threads = wanted.threads;
  options.size = {320, 180};
  options.films = films;
  SourceTexts sources;
  Diagnostics diagnostics;
  Built built;
  built.made = build(options, DiskFiles(), sources, diagnostics).made;
  std::ranges::sort(built.made);
  if (!diagnostics.all().empty()) {
    built.messages = print(diagnostics, sources);
  }
  return built;
}

inline FilmOptions only(const std::string& id) {
  FilmOptions films;
  films.only = id;
  return films;
}

inline FilmOptions frame_of(const std::string& id, double seconds) {
  FilmOptions films = only(id);
  films.frame = FilmOptions::Frame{seconds, false};
  return films;
}

inline fs::path films_in(const TemporaryFolder& root) {
  return root / "out/small/learner/animations";
}

}  // namespace owldeck
