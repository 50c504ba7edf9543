#include "generator/attention/trace.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

Tensor cube() {
  return {{{"head", 2}, {"query", 2}, {"key", 3}},
          {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}};
}

TEST_CASE("trace: steps are found by name, tokens by word") {
  const Trace trace{"run", {"Your", "journey"}, {{"scores", "S", "", cube()}}};
  REQUIRE(trace.find("scores") != nullptr);
  CHECK(*trace.find("scores") == cube());
  CHECK(trace.find("weights") == nullptr);
  CHECK(trace.index_of("journey") == 1);
  CHECK(trace.index_of("Journey") == -1);
}

}  // namespace
}  // namespace owldeck
