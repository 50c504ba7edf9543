#include "generator/cli/colours.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace owldeck {
namespace {

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool wants_colours(int file_descriptor) {
  // Source: https://no-color.org, "when present and not an empty string".
  return isatty(file_descriptor) == 1 && environment("NO_COLOR").empty() &&
         environment("TERM") != "dumb";
}

Colours colours_for(int file_descriptor) {
  return wants_colours(file_descriptor) ? Colours::Always : Colours::Never;
}

}  // namespace owldeck
