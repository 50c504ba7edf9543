#include <doctest/doctest.h>

#include <set>

#include "generator/audit/audit.h"
#include "generator/audit/learner_texts.h"
#include "generator/build/build.h"
#include "generator/deck/load.h"
#include "generator/deck/secrets.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;

namespace {

const std::string kCourse =
    std::string(OWLDECK_SOURCE_DIR) + "/content/attention/deck.yaml";

/// The course deck's PDF for `audience`, audited.
AuditReport audited_course(Audience audience, const SecretSearch* search) {
  const TemporaryFolder root;
  SourceTexts sources;
  Diagnostics diagnostics;
  const BuildReport done = build({.deck = kCourse,
                                  .output = root / "out",
                                  .audience = audience,
                                  .formats = {Format::Pdf},
                                  .threads = 2},
                                 DiskFiles(), sources, diagnostics);
  REQUIRE(!diagnostics.has_errors());
  return audit_files(files_to_audit(done.folder), search, 2);
}

SecretSearch search_of_course() {
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto deck = load_deck(kCourse, DiskFiles(), sources, diagnostics);
  REQUIRE(deck);
  return SecretSearch(secrets(*deck),
                      learner_texts(for_audience(*deck, Audience::Learner)));
}

}  // namespace

TEST_CASE("audit: the learner's edition of the course tells nothing") {
  const SecretSearch search = search_of_course();
  CHECK(search.sentences().size() > 100);
  CHECK(audited_course(Audience::Learner, &search).findings.empty());
  CHECK(audited_course(Audience::Learner, nullptr).findings.empty());
}

TEST_CASE("audit: the instructor's edition tells every sentence, on its page") {
  const SecretSearch search = search_of_course();
  const AuditReport report = audited_course(Audience::Instructor, &search);
  std::set<std::size_t> told;
  for (const AuditFinding& finding : report.findings) {
    CHECK(finding.kind == AuditFinding::Kind::Leak);
    if (finding.where.starts_with("page ")) {
      told.insert(finding.sentence);
    }
  }
  for (std::size_t i = 0; i < search.sentences().size(); ++i) {
    const auto& sentence = search.sentences()[i];
    const std::string& what = search.secret_of(sentence).what;
    CHECK_MESSAGE(told.contains(i), what << " at " << sentence.offset);
  }
}
