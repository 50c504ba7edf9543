#pragma once

#include <sstream>
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

using Words = std::vector<std::string>;

/// How many of each of the `calls` a run of `owldeck` makes.
inline std::map<std::string, int> count_calls(const TwoEditions& deck,
                                              const Words& words,
                                              const std::string& calls) {
  CHECK(Process(words, traced(deck, calls, {})).wait() == 0);
  std::map<std::string, int> counts;
  std::istringstream log(read_file(deck.root() / "traced"));
  std::string process;
  std::string call;
  while (log >> process && std::getline(log >> std::ws, call)) {
    ++counts[call.substr(0, call.find('('))];
  }
  return counts;
}

/// Such a run in which the call number `at` of one kind goes wrong. Gives what
/// Process::wait gives.
inline int run_with(const TwoEditions& deck, const Words& words,
                    const std::string& call, const std::string& what, int at) {
  const std::string inject = fmt::format("{}:{}:when={}", call, what, at);
  return Process(words, traced(deck, call, {"-e", "inject=" + inject})).wait();
}

}  // namespace owldeck
