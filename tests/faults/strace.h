#pragma once

#include <string>

#include "tests/faults/two_editions.h"

namespace owldeck {

/// Whether `strace` can meddle with a program here.
inline bool can_trace() {
  return std::system(
             "strace -qq -o /dev/null -e trace=write "
             "-e inject=write:error=EIO:when=1 true 2>/dev/null") == 0;
}

/// Options of a build whose `calls` of the system are traced, with more words
/// for strace.
inline Process::Options traced(const TwoEditions& deck,
                               const std::string& calls,
                               const std::vector<std::string>& more) {
  Process::Options options = deck.options();
  options.under = {
      "strace",        "-f", "-qq", "-o", deck.root() / "traced", "-e",
      "trace=" + calls};
  options.under.insert(options.under.end(), more.begin(), more.end());
  return options;
}

/// How many of the `calls` a build makes, alone on its thread.
inline int count_calls(const TwoEditions& deck, const std::string& calls) {
  deck.begin();
  CHECK(Process(deck.build({"-j1"}), traced(deck, calls, {})).wait() == 0);
  const std::string log = read_file(deck.root() / "traced");
  return static_cast<int>(std::ranges::count(log, '\n'));
}

/// Runs a build in which the call number `at` of the `calls` goes wrong.
/// Gives what Process::wait gives.
inline int run_with(const TwoEditions& deck, const std::string& calls,
                    const std::string& what, int at) {
  const std::string inject = fmt::format("{}:{}:when={}", calls, what, at);
  return Process(deck.build({"-j1"}),
                 traced(deck, calls, {"-e", "inject=" + inject}))
      .wait();
}

}  // namespace owldeck
