#include "generator/build/staged_audit.h"

#include <fmt/format.h>

#include "generator/audit/audit.h"
#include "generator/audit/learner_texts.h"
#include "generator/deck/secrets.h"

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

/// What learners read in the deck, and in the words of its films' kinds.
std::vector<std::string> known_texts(const Edition& edition) {
  std::vector<std::string> texts = learner_texts(edition.deck);
  for (const auto& [id, clip] : edition.clips) {
    texts.push_back(clip.transcript);
    for (const FilmCaption& caption : clip.captions) {
      texts.push_back(caption.text);
    }
    for (const FilmChapter& chapter : clip.chapters) {
      texts.push_back(chapter.title);
      texts.push_back(chapter.told);
    }
  }
  return texts;
}

}  // namespace

StagedAudit::StagedAudit(const Deck& deck, const Edition& edition, int threads)
    : threads_(threads) {
  if (edition.deck.audience() != Audience::Learner) {
    return;
  }
  search_ = std::async(threads > 1 ? std::launch::async : std::launch::deferred,
                       [&deck, texts = known_texts(edition)] {
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
