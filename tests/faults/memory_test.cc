// Too little memory ends a build with a message and changes nothing.
#include <doctest/doctest.h>

#include "tests/faults/two_editions.h"

namespace owldeck {
namespace {

struct Ends {
  int refused = 0;
  int fine = 0;
};

/// Builds with more and more memory, until it is enough.
Ends grow_memory(const TwoEditions& deck, const std::string& threads,
                 rlim_t step) {
  constexpr rlim_t kMebi = 1 << 20;
  constexpr int kEnough = 3;  // builds that find what they need
  constexpr rlim_t kMost = 8192 * kMebi;
  Ends ends;
  for (rlim_t bytes = 16 * kMebi; ends.fine < kEnough && bytes < kMost;
       bytes += step) {
    CAPTURE(bytes / kMebi);
    deck.begin();
    deck.forget_cache();
    Process::Options options = deck.options();
    options.most_memory = bytes;
    const int status = Process(deck.build({"-j", threads}), options).wait();
    const std::string said = deck.last_words();
    CAPTURE(said);
    CHECK(deck.strays() == std::set<std::string>());
    if (status == 0) {
      ++ends.fine;
      CHECK(deck.edition() == "new");
      continue;
    }
    ++ends.refused;
    CHECK((status == 1 || status == 127));
    CHECK(deck.edition() == "old");
    const bool by_us = said.find("error") != std::string::npos &&
                       said.find("memory") != std::string::npos;
    const bool by_loader =
        said.find("error while loading shared libraries") != std::string::npos;
    CHECK((status == 1 ? by_us : by_loader));
  }
  CHECK(ends.fine == kEnough);
  MESSAGE(fmt::format("{} builds had too little memory", ends.refused));
  deck.check_next_build();
  return ends;
}

constexpr rlim_t kCoarse = 24 << 20;
constexpr rlim_t kFine = 1 << 20;

rlim_t step() {
  return std::getenv("OWLDECK_SOAK") == nullptr ? kCoarse : kFine;
}

}  // namespace

TEST_CASE("no memory: slides are whole or the error says what is missing") {
  if (is_sanitized()) {
    return;
  }
  CHECK(grow_memory(TwoEditions("pdf,png"), "1", step()).refused > 0);
}

TEST_CASE("no memory: films are whole or the error says what is missing") {
  if (is_sanitized()) {
    return;
  }
  CHECK(grow_memory(TwoEditions("mp4,gif,webm"), "1", step()).refused > 0);
}

TEST_CASE("no memory: threads that there is none for are done without") {
  if (is_sanitized()) {
    return;
  }
  CHECK(grow_memory(TwoEditions("pdf,png,mp4"), "4", 2 * step()).refused > 0);
}

}  // namespace owldeck
