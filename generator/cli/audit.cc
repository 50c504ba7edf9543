#include "generator/audit/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "generator/deck/secrets.h"
#include "generator/audit/audit_json.h"
#include "generator/audit/learner_texts.h"
#include "generator/cli/report.h"
#include "generator/cli/verbs.h"
#include "generator/deck/load.h"

namespace owldeck {
namespace {

struct AuditArguments {
  std::vector<std::string> places;
  std::string deck;
  std::string format = "text";
  int threads =
      static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
};

/// What an audit compares files with.
struct Known {
  SourceTexts sources;
  std::optional<SecretSearch> search;
};

/// Reports what is wrong with the deck; whether it could be read.
bool read_deck(const std::string& path, Known& known) {
  Diagnostics diagnostics;
  const auto deck = load_deck(path, DiskFiles(), known.sources, diagnostics);
  if (!deck || diagnostics.has_errors()) {
    report(diagnostics, known.sources);
    return false;
  }
  known.search.emplace(secrets(*deck),
                       learner_texts(for_audience(*deck, Audience::Learner)));
  return true;
}

/// The last line, for people.
std::string summary(const AuditReport& audited, const SecretSearch* search) {
  std::string out = "audited " + count_files(audited);
  if (!audited.findings.empty()) {
    return out + ", " + counted(audited.findings.size(), "finding") + "\n";
  }
  return search == nullptr
             ? out + ", no sign of an instructor's edition found\n"
             : fmt::format("{}, nothing of {} found\n", out,
                           counted(search->sentences().size(),
                                   "instructor-only sentence"));
}

int run_audit(const AuditArguments& arguments) {
  Known known;
  if (!arguments.deck.empty() && !read_deck(arguments.deck, known)) {
    return kFindings;
  }
  const SecretSearch* const search = known.search ? &*known.search : nullptr;
  std::vector<AuditedFile> files;
  for (const std::string& place : arguments.places) {
    std::ranges::move(files_to_audit(place), std::back_inserter(files));
  }
  const AuditReport audited = audit_files(files, search, arguments.threads);
  Diagnostics diagnostics;
  for (const AuditFinding& finding : audited.findings) {
    diagnostics.add(diagnose(finding, search, known.sources));
  }
  if (arguments.format == "json") {
    fmt::print("{}", audit_json(audited, diagnostics));
  } else {
    // Without the deck's lines, which would show what is not to be shown.
    report(diagnostics, {});
    say(summary(audited, search));
  }
  return diagnostics.has_errors() ? kFindings : kFine;
}

}  // namespace

void add_audit(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand(
      "audit",
      "Search finished files, inside and out, for what is the instructor's");
  auto arguments = std::make_shared<AuditArguments>();
  verb->add_option("place", arguments->places,
                   "Folders, or single files, of any format")
      ->required()
      ->check(CLI::ExistingPath);
  verb->add_option("--deck", arguments->deck,
                   "The deck whose instructor-only sentences are searched for; "
                   "without it, only signs of an instructor's edition are")
      ->check(CLI::ExistingFile);
  verb->add_option("--format", arguments->format, "text, or for machines json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verb->add_option("-j,--threads", arguments->threads, "Threads to use")
      ->check(CLI::Range(1, 64));
  verb->callback([arguments, &status] { status = run_audit(*arguments); });
}

}  // namespace owldeck
