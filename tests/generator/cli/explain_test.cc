#include <doctest/doctest.h>

#include "generator/check/explanation.h"
#include "tests/generator/build/program.h"

namespace owldeck {
namespace {

TEST_CASE("explain: a code prints its section, without colours into a pipe") {
  const TemporaryFolder folder;
  const ProgramRun run = run_program(folder, "explain anchor-cycle");
  CHECK(run.status == 0);
  CHECK(run.output == print_explanation("anchor-cycle", Colours::Never));
}

TEST_CASE("explain: without a code all are listed") {
  const TemporaryFolder folder;
  const ProgramRun run = run_program(folder, "explain");
  CHECK(run.status == 0);
  CHECK(run.output == list_codes(Colours::Never));
}

TEST_CASE("explain: an unknown code is a wrong use of the program") {
  const TemporaryFolder folder;
  const ProgramRun run = run_program(folder, "explain anchor-cyle");
  CHECK(run.status == 2);
  CHECK(run.output.empty());
}

TEST_CASE("explain: an unknown code is told the nearest one") {
  const TemporaryFolder folder;
  CHECK(run_program(folder,
                    "explain anchor-cyle 2>&1 | grep -q "
                    "\"did you mean 'anchor-cycle'?\"")
            .status == 0);
}

}  // namespace
}  // namespace owldeck
