#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>

#include "generator/build/edition.h"
#include "generator/build/warm_engine.h"
#include "generator/cli/report.h"
#include "generator/cli/verbs.h"

namespace owldeck {
namespace {

int run_check(const std::string& deck) {
  SourceTexts sources;
  Diagnostics diagnostics;
  auto engine = begin_text_engine(
      static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
  const auto checked = load_and_check(deck, DiskFiles(), sources, diagnostics);
  if (checked) {
    check_editions(*checked, *engine.get(), diagnostics);
  }
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
                "Check a deck and how its slides look, writing nothing",
                run_check, status);
}

void add_anchors(CLI::App& app, int& status) {
  add_deck_verb(app, "anchors",
                "Print the hands-on anchors and what each needs", run_anchors,
                status);
}

}  // namespace owldeck
