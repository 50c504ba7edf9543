#include <doctest/doctest.h>

#include "generator/source/print.h"
#include "tests/generator/audit/packed.h"
#include "tests/generator/audit/planted.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;

namespace {

const std::string kText(kPlanted);

/// Each finding as its file and the place in it.
std::vector<std::string> found_in(const TemporaryFolder& root,
                                  const SecretSearch* search) {
  std::vector<std::string> out;
  for (const AuditFinding& finding :
       audit_files(files_to_audit(root.path()), search, 2).findings) {
    out.push_back(std::filesystem::path(finding.file)
                      .lexically_relative(root.path())
                      .string() +
                  ": " + finding.where);
  }
  return out;
}

}  // namespace

TEST_CASE("audit: names of files and folders are searched, hidden ones too") {
  const TemporaryFolder root;
  write_file(root / "cover-every-row-but-one-and-let.png", png_with(""));
  write_file(root / "Cover every row/but one/and let it.txt", "");
  write_file(root / ".hidden/.notes", kText);
  std::filesystem::create_directory(root / "let_a_learner_read_it_aloud");
  const SecretSearch search = search_for(kText);
  CHECK(found_in(root, &search) ==
        std::vector<std::string>{
            ".hidden/.notes: line 1",
            "Cover every row/but one/and let it.txt: its name",
            "cover-every-row-but-one-and-let.png: its name",
            "let_a_learner_read_it_aloud: its name"});
}

TEST_CASE("audit: what cannot be read is a finding") {
  const TemporaryFolder root;
  std::filesystem::create_symlink("nowhere", root / "link");
  const SecretSearch search = search_for(kText);
  const AuditReport report =
      audit_files(files_to_audit(root.path()), &search, 1);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].kind == AuditFinding::Kind::Unread);
}

TEST_CASE("audit: files are counted by what they are, not by their names") {
  const TemporaryFolder root;
  write_file(root / "a.txt", png_with(""));
  write_file(root / "b.txt", "text");
  write_file(root / "c/d.png", "text");
  CHECK(count_files(audit_files(files_to_audit(root.path()), nullptr, 2)) ==
        "3 files (PNG 1, text 2)");
}

TEST_CASE("audit: a finding names both places and not the sentence") {
  const SecretSearch search = search_for(kText);
  const AuditReport report =
      audit_bytes("out/deck.vtt", "WEBVTT\n\nNOTE " + kText, &search);
  REQUIRE(report.findings.size() == 1);
  const SourceTexts sources{
      {"deck.yaml", "a\nb\nc\nd\ne\nf\n  notes: " + kText}};
  CHECK(print(diagnose(report.findings[0], &search, sources), {}) ==
        "out/deck.vtt: NOTE block: error[leak-file]: 12 words in a row of the "
        "notes of slide 7\ndeck.yaml:7:9: note: for the instructor alone\n");
}

TEST_CASE("audit: without a deck, what an instructor's file has is a sign") {
  const auto signs = [](const std::string& bytes) {
    std::vector<std::string> out;
    for (const AuditFinding& finding :
         audit_bytes("file", bytes, nullptr).findings) {
      out.push_back(finding.where + ": " + finding.what);
    }
    return out;
  };
  CHECK(signs("{\"title\": \"a\", \"minutes\": 3}") ==
        std::vector<std::string>{"key minutes: a key for the instructor"});
  CHECK(signs("WEBVTT\n\nNOTE a\n") ==
        std::vector<std::string>{"NOTE block: a comment"});
  CHECK(signs(png_with(png_chunk("tEXt", std::string("A\0b", 3)))) ==
        std::vector<std::string>{"tEXt chunk A: a text"});
  CHECK(signs("<a href='file:///home/anna/deck.yaml'/>") ==
        std::vector<std::string>{
            "attribute href of <a>: a path of somebody's own folder"});
  CHECK(signs("<a href='https://example.org/home/'>a title</a>").empty());
}

TEST_CASE("audit: without a deck, names such as an instructor's are signs") {
  const TemporaryFolder root;
  write_file(root / "deck-instructor.txt", "");
  write_file(root / "deck.txt", "");
  CHECK(found_in(root, nullptr) ==
        std::vector<std::string>{"deck-instructor.txt: its name"});
}
