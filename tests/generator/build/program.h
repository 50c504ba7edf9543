#pragma once

#include <doctest/doctest.h>
#include <stdio.h>
#include <sys/wait.h>

#include <string>

#include "tests/generator/build/temporary_folder.h"

namespace owldeck {

/// What a run of the program gave.
struct ProgramRun {
  std::string output;  ///< standard output
  int status = -1;
};

/// Runs `owldeck` with `arguments` in a folder.
inline ProgramRun run_program(const TemporaryFolder& folder,
                              const std::string& arguments) {
  const std::string command = "cd '" + folder.path().string() + "' && '" +
                              OWLDECK_PROGRAM + "' " + arguments +
                              " 2>/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  ProgramRun run;
  char buffer[4096];
  std::size_t got = 0;
  while ((got = fread(buffer, 1, sizeof buffer, pipe)) > 0) {
    run.output.append(buffer, got);
  }
  run.status = WEXITSTATUS(pclose(pipe));
  return run;
}

}  // namespace owldeck
