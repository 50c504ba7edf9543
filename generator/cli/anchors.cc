#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include "generator/build/anchor_picture.h"
#include "generator/build/check_course.h"
#include "generator/check/finding_codes.h"
#include "generator/check/print_anchors.h"
#include "generator/cli/report.h"
#include "generator/cli/verbs.h"

namespace owldeck {
namespace {

struct AnchorArguments {
  std::string deck = "deck.yaml";
  std::string format = "text";
  std::string without;
  std::string picture;
};

/// Finds the skipped anchor. Gives: false, with a message, if there is none.
bool find_skipped(const std::string& id, AnchorListing& listing) {
  std::vector<std::string> known;
  for (const AnchorNode& node : listing.graph.anchors) {
    known.push_back(node.id);
  }
  const auto found = std::ranges::find(known, id);
  if (found == known.end()) {
    fmt::print(stderr, "owldeck: unknown anchor '{}', {}\n", id,
               suggest(id, known));
    return false;
  }
  listing.skipped = static_cast<std::size_t>(found - known.begin());
  listing.missed = missed_without(listing.graph, *listing.skipped);
  return true;
}

std::string written(const AnchorListing& listing, const std::string& format) {
  return format == "json"  ? write_anchors_json(listing)
         : format == "dot" ? write_anchors_dot(listing)
                           : print_anchors(listing);
}

int run_anchors(const AnchorArguments& arguments) {
  CourseCheck checked = check_course(arguments.deck, DiskFiles(), {});
  Diagnostics findings;
  for (const DeckReport& deck : checked.reports) {
    for (const Diagnostic& finding : deck.findings.all()) {
      const Gate gate = gate_of(finding.code);
      if (gate == Gate::Anchors || gate == Gate::Format) {
        findings.add(finding);
      }
    }
  }
  AnchorListing listing;
  listing.graph = checked.anchors;
  listing.plan = plan_anchors(listing.graph);
  for (const CheckedDeck& deck : checked.decks) {
    listing.decks.push_back(deck.deck.span.file);
  }
  if (!arguments.without.empty() && !find_skipped(arguments.without, listing)) {
    return kUsage;
  }
  if (arguments.picture.empty()) {
    fmt::print("{}", written(listing, arguments.format));
  } else {
    draw_anchors(checked, arguments.picture, findings);
  }
  return report(findings, checked.sources);
}

}  // namespace

void add_anchors(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand(
      "anchors",
      "Print the order of the hands-on anchors, and what each needs");
  auto arguments = std::make_shared<AnchorArguments>();
  verb->add_option("deck", arguments->deck,
                   "The file of a deck or of a course (course.yaml)")
      ->capture_default_str();
  verb->add_option("--format", arguments->format, "text, json or dot")
      ->check(CLI::IsMember({"text", "json", "dot"}))
      ->capture_default_str();
  verb->add_option("--without", arguments->without,
                   "An anchor that is skipped: what cannot be done then?");
  verb->add_option("--picture", arguments->picture,
                   "Draw them into this file, .png or .pdf")
      ->check([](const std::string& path) -> std::string {
        return path.ends_with(".png") || path.ends_with(".pdf")
                   ? ""
                   : "the picture's name ends in .png or .pdf";
      });
  verb->callback([arguments, &status] { status = run_anchors(*arguments); });
}

}  // namespace owldeck
