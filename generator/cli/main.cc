#include <fmt/format.h>
#include <malloc.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "generator/build/version.h"
#include "generator/cli/interrupt.h"
#include "generator/cli/report.h"
#include "generator/cli/verbs.h"
#include "generator/source/diagnostic.h"

namespace {

// The command line library says only that a verb is missing.
bool is_unknown_verb(const CLI::App& app, const std::string& word) {
  if (word.starts_with("-")) {
    return false;
  }
  std::vector<std::string> known;
  for (const CLI::App* verb : app.get_subcommands({})) {
    if (verb->get_name() == word) {
      return false;
    }
    known.push_back(verb->get_name());
  }
  fmt::print(stderr, "owldeck: unknown verb '{}', {}\n", word,
             owldeck::suggest(word, known));
  return true;
}

int run(int argc, char** argv) {
  CLI::App app{"Slide decks and films for technical courses, from one YAML map",
               "owldeck"};
  app.set_version_flag("--version", owldeck::program_name());
  app.require_subcommand(1);
  int status = owldeck::kFine;
  owldeck::add_audit(app, status);
  owldeck::add_build(app, status);
  owldeck::add_check(app, status);
  owldeck::add_anchors(app, status);
  owldeck::add_diff(app, status);
  owldeck::add_explain(app, status);
  owldeck::add_import(app, status);
  owldeck::add_schema(app, status);
  owldeck::add_tensors(app, status);
  owldeck::add_themes(app, status);
  if (argc > 1 && is_unknown_verb(app, argv[1])) {
    return owldeck::kUsage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? owldeck::kFine : owldeck::kUsage;
  }
  return status;
}

/// Memory once asked for is used again and again, page by page; giving it back
/// to the system in between costs more than drawing some pages.
void keep_memory() {
  constexpr int kNever = 1 << 30;
  mallopt(M_TRIM_THRESHOLD, kNever);
  mallopt(M_MMAP_THRESHOLD, 1 << 25);
}

/// A file that grows beyond the limit is an error like a full disk, not the
/// end.
void survive_file_limits() {
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace

int main(int argc, char** argv) {
  keep_memory();
  survive_file_limits();
  int status = owldeck::kFindings;
  try {
    status = run(argc, argv);
  } catch (const std::exception& error) {
    owldeck::end_if_interrupted();
    owldeck::say(fmt::format("owldeck: error: {}\n", error.what()));
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    owldeck::say("owldeck: error: cannot write to the standard output\n");
    status = owldeck::kFindings;
  }
  // All files are closed; unloading forty libraries would only take time.
  std::_Exit(status);
}
