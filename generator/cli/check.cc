#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>

#include "generator/build/edition.h"
#include "generator/cli/report.h"
#include "generator/cli/verbs.h"

namespace owldeck {
namespace {

int run_check(const std::string& deck) {
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto checked = load_and_check(deck, DiskFiles(), sources, diagnostics);
  const int status = report(diagnostics, sources);
  if (status == kFine && checked) {
    fmt::print(stderr, "{}: {}, {}, everything in order\n", deck,
               counted(checked->deck.slides.size(), "slide"),
               counted(checked->anchors.anchors.size(), "anchor"));
  }
  return status;
}

int run_anchors(const std::string& deck) {
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto checked = load_and_check(deck, DiskFiles(), sources, diagnostics);
  if (checked) {
    fmt::print("{}", print_anchors(checked->anchors));
  }
  return report(diagnostics, sources);
}

void add_deck_verb(CLI::App& app, const std::string& name,
                   const std::string& description,
                   int (*run)(const std::string&), int& status) {
  CLI::App* verb = app.add_subcommand(name, description);
  auto deck = std::make_shared<std::string>("deck.yaml");
  verb->add_option("deck", *deck, "The deck's YAML file")
      ->capture_default_str();
  verb->callback([deck, run, &status] { status = run(*deck); });
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  add_deck_verb(app, "check",
                "Check anchors, structure, owls and minutes of a deck",
                run_check, status);
}

void add_anchors(CLI::App& app, int& status) {
  add_deck_verb(app, "anchors",
                "Print the hands-on anchors and what each needs", run_anchors,
                status);
}

}  // namespace owldeck
