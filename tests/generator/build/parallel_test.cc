#include "generator/build/parallel.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace owldeck;

TEST_CASE("parallel_for: every index is done once, by any number of threads") {
  for (const int threads : {1, 2, 7}) {
    std::vector<std::atomic<int>> done(100);
    int own = 0;
    parallel_for(done.size(), threads, own, [&](int& state, std::size_t i) {
      ++state;
      ++done[i];
    });
    for (const auto& count : done) {
      CHECK(count == 1);
    }
  }
}

TEST_CASE("parallel_for: the first exception comes back to the caller") {
  int own = 0;
  CHECK_THROWS_WITH(parallel_for(50, 2, own,
                                 [](int&, std::size_t i) {
                                   if (i == 20) {
                                     throw std::runtime_error("twenty");
                                   }
                                 }),
                    "twenty");
}
