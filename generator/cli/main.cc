#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "generator/build/version.h"
#include "generator/cli/verbs.h"

namespace {

int run(int argc, char** argv) {
  CLI::App app{"Slide decks and films for technical courses, from one YAML map",
               "owldeck"};
  app.set_version_flag("--version", owldeck::program_name());
  app.require_subcommand(1);
  int status = owldeck::kFine;
  owldeck::add_build(app, status);
  owldeck::add_check(app, status);
  owldeck::add_anchors(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? owldeck::kFine : owldeck::kUsage;
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "owldeck: error: {}\n", error.what());
    return owldeck::kFindings;
  }
}
