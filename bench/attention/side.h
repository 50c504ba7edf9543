#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <iostream>
#include <vector>

/// What the contestants of compare.py have in common: each is a process that
/// reads a case and a number of runs from a line, and answers with the time of
/// one run.
namespace owldeck {

/// A size to compare at.
struct BenchCase {
  std::size_t batch = 0;
  std::size_t tokens = 0;
  std::size_t d_model = 0;
  std::size_t heads = 0;

  [[nodiscard]] std::size_t rows() const { return batch * tokens; }
  bool operator==(const BenchCase&) const = default;
};

inline std::istream& operator>>(std::istream& in, BenchCase& size) {
  return in >> size.batch >> size.tokens >> size.d_model >> size.heads;
}

/// Seconds that `work` takes.
template <class Work>
double seconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> passed =
      std::chrono::steady_clock::now() - begin;
  return passed.count();
}

/// The median of `runs` runs, after one that is not counted.
template <class Work>
double median_seconds(int runs, const Work& work) {
  work();
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    times.push_back(seconds(work));
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

/// Answers every line `CASE RUNS` by the median of that many runs of what
/// `prepare` gives for the case, until the input ends. Preparing is not timed.
inline void serve(
    const std::function<std::function<void()>(const BenchCase&)>& prepare) {
  BenchCase size;
  BenchCase prepared;
  std::function<void()> work;
  int runs = 0;
  while (std::cin >> size >> runs) {
    if (size != prepared) {
      work = prepare(size);
      prepared = size;
    }
    std::cout << median_seconds(runs, work) << std::endl;
  }
}

}  // namespace owldeck
