#include "generator/build/check_course.h"

#include <algorithm>

#include "generator/build/edition.h"
#include "generator/build/parallel.h"
#include "generator/check/assets.h"
#include "generator/check/code_alignment.h"
#include "generator/check/finding_codes.h"
#include "generator/deck/course.h"
#include "generator/source/limits.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// One deck while it is checked.
struct Member {
  fs::path path;
  CheckedDeck checked;
  bool is_complete = false;
  bool is_drawable = false;
  Diagnostics findings;
  SourceTexts sources;
};

/// The gates that only drawing shows.
constexpr Gate kDrawn[] = {Gate::Numbers, Gate::Fit, Gate::Contrast,
                           Gate::Alternative};

void read(Member& member, const FileReader& files) {
  ReadDeck deck =
      read_deck(member.path, files, member.sources, member.findings);
  member.is_complete = deck.is_complete;
  member.is_drawable = deck.is_drawable || deck.is_right;
  member.checked =
      with_templates(std::move(deck.deck), member.path, files, member.findings);
  if (member.is_complete) {
    check_alone(member.checked, member.sources, member.findings);
  }
}

/// The gates that look at all decks together, and need them all.
constexpr Gate kTogether[] = {Gate::Anchors, Gate::Owl, Gate::References};

AnchorGraph check_together(std::vector<Member>& members,
                           const AnchorRules& rules, bool whole) {
  std::vector<DeckUnderCheck> decks;
  for (Member& member : members) {
    decks.push_back({&member.checked.deck, &member.findings, &member.sources});
  }
  AnchorGraph anchors = check_anchors(decks, rules, whole);
  check_owls(decks);
  for (Member& member : members) {
    check_cross_references(member.checked.deck, anchors, member.sources,
                           member.findings);
  }
  return anchors;
}

/// What the course's repository says of a deck; null for none.
void compare_with(Repository* repository, Member& member) {
  if (!member.is_complete) {
    return;
  }
  const Deck& deck = member.checked.deck;
  if (repository != nullptr) {
    check_assets(deck, *repository, member.sources, member.findings);
  }
  check_code(deck, repository, member.sources, member.findings);
}

/// All gates but that of the format.
std::vector<GateNotRun> no_gate_run(const std::string& reason) {
  std::vector<GateNotRun> skipped;
  for (const Gate gate : all_gates()) {
    if (gate != Gate::Format) {
      skipped.push_back({gate, reason});
    }
  }
  return skipped;
}

std::vector<GateNotRun> gates_not_run(const Member& member, bool together,
                                      const CheckOptions& options) {
  if (!member.is_complete) {
    return no_gate_run("not every file could be read");
  }
  std::vector<GateNotRun> skipped;
  for (const Gate gate : kTogether) {
    if (!together) {
      skipped.push_back({gate, "not every deck could be read"});
    }
  }
  if (!options.assets) {
    skipped.push_back({Gate::Assets, "no --assets DIR"});
  }
  if (!member.checked.deck.blueprint) {
    skipped.push_back({Gate::Minutes, "the deck has no blueprint"});
  }
  if (options.measurer == nullptr || !member.is_drawable) {
    const std::string reason = options.measurer == nullptr
                                   ? "nothing was drawn"
                                   : "the deck cannot be drawn yet";
    for (const Gate gate : kDrawn) {
      skipped.push_back({gate, reason});
    }
  }
  return skipped;
}

int count_anchors(const Deck& deck) {
  return static_cast<int>(std::ranges::count_if(
      deck.slides,
      [](const Slide& slide) { return slide.anchor.has_value(); }));
}

DeckReport report_of(const Member& member, bool together,
                     const CheckOptions& options) {
  const Deck& deck = member.checked.deck;
  DeckReport report;
  report.file = member.path.generic_string();
  report.slides = static_cast<int>(deck.slides.size());
  report.anchors = count_anchors(deck);
  report.findings = with_settings(member.findings, deck.gates, gate_of);
  report.gates =
      judge_gates(report.findings, deck.gates,
                  gates_not_run(member, together, options), options.strict);
  return report;
}

/// The decks at `path`: those of a course, or itself.
struct CourseFiles {
  std::vector<Member> members;
  AnchorRules rules;
  bool is_course = false;
  Diagnostics findings;
  SourceTexts sources;
};

CourseFiles find_decks(const fs::path& path, const FileReader& files) {
  CourseFiles found;
  const auto text = read_text(files, path, kMostYamlBytes).text;
  found.is_course = text && is_course(*text);
  if (!found.is_course) {
    found.members.push_back({.path = path});
    return found;
  }
  const auto course = load_course(path, files, found.sources, found.findings);
  if (course) {
    found.rules = course->anchors;
    const fs::path root = files.resolve(path).parent_path();
    for (const Located<std::string>& deck : course->decks) {
      const fs::path file = path.parent_path() / deck.value;
      if (!is_below(files.resolve(file), root)) {
        found.findings.error(
            deck.span, "file-outside",
            "'" + deck.value + "' is not below the course's folder",
            "a course lists decks of its own folder only");
      } else if (files.size(file)) {
        found.members.push_back({.path = file});
      } else {
        found.findings.error(deck.span, "file-missing",
                             "'" + deck.value + "' cannot be read",
                             "paths of decks start at the course's folder");
      }
    }
  }
  return found;
}

}  // namespace

CourseCheck check_course(const fs::path& path, const FileReader& files,
                         const CheckOptions& options) {
  CourseFiles found = find_decks(path, files);
  std::vector<Member>& members = found.members;
  const int none = 0;
  parallel_for(members.size(), options.threads, none,
               [&](int /*state*/, std::size_t i) { read(members[i], files); });
  CourseCheck out;
  // What a file that cannot be read teaches is not known.
  const bool together = !found.findings.has_errors() &&
                        std::ranges::all_of(members, &Member::is_complete);
  if (together) {
    out.anchors = check_together(members, found.rules, found.is_course);
  }
  std::optional<Repository> repository;
  if (options.assets) {
    repository.emplace(files, *options.assets);
  }
  for (Member& member : members) {
    compare_with(repository ? &*repository : nullptr, member);
    if (options.measurer != nullptr && member.is_drawable) {
      check_editions(member.checked, *options.measurer, member.findings);
    }
    out.reports.push_back(report_of(member, together, options));
    out.decks.push_back(std::move(member.checked));
    out.sources.merge(member.sources);
  }
  if (repository) {
    SourceTexts notebooks = repository->texts();
    out.sources.merge(notebooks);
  }
  if (!found.findings.all().empty()) {
    DeckReport report;
    report.file = path.generic_string();
    report.gates =
        judge_gates(found.findings, {},
                    no_gate_run("a course has decks for this"), options.strict);
    report.findings = std::move(found.findings);
    out.reports.push_back(std::move(report));
    out.sources.merge(found.sources);
  }
  return out;
}

}  // namespace owldeck
