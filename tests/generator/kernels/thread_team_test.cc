#include "generator/kernels/thread_team.h"

#include <doctest/doctest.h>

#include <atomic>
#include <vector>

using namespace owldeck;

TEST_CASE("thread team: does every task once, round after round") {
  ThreadTeam team(3);
  for (std::size_t round = 0; round < 200; ++round) {
    std::vector<std::atomic<int>> done(round);
    team.run(round, [&](std::size_t, std::size_t task) { ++done[task]; });
    for (const std::atomic<int>& count : done) {
      REQUIRE(count == 1);
    }
  }
}

TEST_CASE("thread team: what a task wrote is seen after the round") {
  ThreadTeam team(2);
  std::vector<int> written(1000);
  team.run(1000, [&](std::size_t, std::size_t task) {
    written[task] = static_cast<int>(task);
  });
  for (std::size_t i = 0; i < written.size(); ++i) {
    REQUIRE(written[i] == static_cast<int>(i));
  }
}

TEST_CASE("thread team: members have numbers below its size") {
  ThreadTeam team(4);
  CHECK(team.size() == 4);
  std::atomic<bool> fine = true;
  team.run(100, [&](std::size_t member, std::size_t) {
    if (member >= 4) {
      fine = false;
    }
  });
  CHECK(fine);
}

TEST_CASE("thread team: ends asleep, without ever having worked") {
  { const ThreadTeam team(2); }
  {
    ThreadTeam(1).run(0, [](std::size_t, std::size_t) {});
  }
}
