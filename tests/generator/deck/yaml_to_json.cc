#include <fmt/format.h>

#include <cstdio>

#include "generator/source/files.h"
#include "tests/generator/deck/json_of_yaml.h"

/// Prints a YAML file as JSON, for validators that read JSON alone.
int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "usage: yaml_to_json FILE\n");
    return 2;
  }
  owldeck::Diagnostics diagnostics;
  const auto text = owldeck::DiskFiles().read(words[1]);
  const auto node =
      owldeck::parse_yaml(words[1], text.value_or(""), diagnostics);
  if (!node || diagnostics.has_errors()) {
    fmt::print(stderr, "{} is no YAML\n", words[1]);
    return 1;
  }
  fmt::print("{}\n", owldeck::json_of(*node).dump());
  return 0;
}
