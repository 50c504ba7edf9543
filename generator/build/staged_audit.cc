#include "generator/build/staged_audit.h"

#include <fmt/format.h>

#include "generator/deck/secrets.h"
#include "generator/audit/audit.h"
#include "generator/audit/learner_texts.h"

namespace owldeck {
namespace {

/// The place in the deck in words: printed as a place, it would show the line.
Diagnostic without_lines(Diagnostic found) {
  for (const Note& note : found.notes) {
    found.message += fmt::format(" ({}:{}:{})", note.span.file, note.span.line,
                                 note.span.column);
  }
  found.notes.clear();
  return found;
}

}  // namespace

StagedAudit::StagedAudit(const Deck& deck, const AudienceDeck& edition,
                         int threads)
    : threads_(threads) {
  if (edition.audience() != Audience::Learner) {
    return;
  }
  search_ = std::async(threads > 1 ? std::launch::async : std::launch::deferred,
                       [&deck, texts = learner_texts(edition)] {
                         return SecretSearch(secrets(deck), texts);
                       });
}

bool StagedAudit::passes(const StagedFolder& staged,
                         const std::vector<std::string>& paths,
                         const SourceTexts& sources, Diagnostics& diagnostics) {
  if (!search_) {
    return true;
  }
  const SecretSearch search = search_->get();
  search_.reset();
  std::vector<AuditedFile> files;
  for (const std::string& path : paths) {
    files.push_back({staged.path(path), path});
  }
  AuditReport report = audit_files(files, &search, threads_);
  for (AuditFinding& finding : report.findings) {
    finding.file = published_place(finding.file).string();
    diagnostics.add(without_lines(diagnose(finding, &search, sources)));
  }
  return report.findings.empty();
}

}  // namespace owldeck
