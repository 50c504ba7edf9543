#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <fstream>
#include <regex>
#include <string>

#include "bench/attention/side.h"
#include "tests/generator/kernels/case.h"

/// Times every implementation of attention on this machine and prints what
/// content/attention/timings.yaml holds.
namespace owldeck {
namespace {

constexpr int kRuns = 21;
constexpr double kMostDifference = 1e-5;

/// The processor's name as the system gives it, without what says nothing.
std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    std::smatch match;
    if (std::regex_match(line, match, std::regex(R"(model name\s*:\s*(.*))"))) {
      const std::regex noise(
          R"(\((R|TM|tm|r)\)| CPU\b| @.*| \d+-Core Processor| Processor$)");
      const std::string name = std::regex_replace(match[1].str(), noise, "");
      return std::regex_replace(name, std::regex(R"(\s+)"), " ");
    }
  }
  return "unknown processor";
}

struct Timing {
  FastImplementation implementation;
  std::vector<double> milliseconds;
  double difference = 0;
};

/// Rounds of one run of each, so that what disturbs the machine disturbs all.
std::vector<Timing> measure(const AttentionCase& of) {
  const std::vector<double> expected = expected_of(of);
  const FastAttention attention(of.shape, of.weights());
  Workspace workspace(1);
  Numbers output(expected.size());
  std::vector<Timing> timings;
  for (const FastImplementation implementation : kFastImplementations) {
    timings.push_back({implementation, {}});
  }
  for (int round = -1; round < kRuns; ++round) {
    for (Timing& timing : timings) {
      std::ranges::fill(output, 0.0F);
      const double time = seconds([&] {
        attention.run(timing.implementation, of.input, of.batch, of.tokens,
                      output, workspace);
      });
      if (round < 0) {
        timing.difference = difference(output, expected);
      } else {
        timing.milliseconds.push_back(1000 * time);
      }
    }
  }
  return timings;
}

void print(const AttentionCase& of, std::vector<Timing>& timings) {
  fmt::print("# Written by ./dev bench --record; do not edit.\n");
  fmt::print("machine: {}, 1 thread\n", processor());
  fmt::print("date: {:%Y-%m-%d}\n", fmt::gmtime(std::time(nullptr)));
  fmt::print("batch: {}\ntokens: {}\nd_model: {}\nheads: {}\nruns: {}\n",
             of.batch, of.tokens, of.shape.d_model, of.shape.heads, kRuns);
  fmt::print("implementations:\n");
  for (Timing& timing : timings) {
    std::vector<double>& times = timing.milliseconds;
    std::sort(times.begin(), times.end());
    fmt::print(
        "  - {{name: {}, median_ms: {:.2f}, least_ms: {:.2f}, "
        "most_ms: {:.2f}, largest_difference: {:.1e}}}\n",
        name_of(timing.implementation), times[times.size() / 2], times.front(),
        times.back(), timing.difference);
  }
}

}  // namespace
}  // namespace owldeck

int main() {
  using namespace owldeck;
  const AttentionCase of(1, 1024, {768, 768, 12});
  std::vector<Timing> timings = measure(of);
  for (const Timing& timing : timings) {
    if (!(timing.difference < kMostDifference)) {
      fmt::print(stderr, "{} is {:.1e} off the plain sums; nothing recorded\n",
                 name_of(timing.implementation), timing.difference);
      return 1;
    }
  }
  print(of, timings);
}
