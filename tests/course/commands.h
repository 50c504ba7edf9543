#pragma once

#include <doctest/doctest.h>
#include <stdio.h>

#include <string>

namespace owldeck {

/// What a command prints; the test fails if the command does.
inline std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  char buffer[4096];
  std::size_t got = 0;
  while ((got = fread(buffer, 1, sizeof buffer, pipe)) > 0) {
    text.append(buffer, got);
  }
  CHECK_MESSAGE(pclose(pipe) == 0, command);
  return text;
}

}  // namespace owldeck
