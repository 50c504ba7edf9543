#include "generator/check/write_github.h"

#include <doctest/doctest.h>

#include "tests/generator/check/sample_reports.h"

namespace owldeck {
namespace {

std::string line_for(Diagnostic finding) {
  DeckReport report = passed_report();
  report.findings.add(std::move(finding));
  return write_github({report});
}

TEST_CASE("write_github: a deck in order says nothing") {
  CHECK(write_github({passed_report()}).empty());
}

TEST_CASE("write_github: an error has its place, code, message and hint") {
  Diagnostic cycle = finding({"deck.yaml", 12, 5, 4}, Severity::Error,
                             "anchor-cycle", "anchors need each other");
  cycle.hint = "remove one";
  CHECK(line_for(cycle) ==
        "::error file=deck.yaml,line=12,endLine=12,col=5,endColumn=9,"
        "title=anchor-cycle::anchors need each other%0Ahint: remove one\n");
}

TEST_CASE("write_github: warnings and notes have commands of their own") {
  CHECK(line_for(finding({"a", 1, 1, 1}, Severity::Warning, "x", "y"))
            .starts_with("::warning file=a,"));
  CHECK(line_for(finding({"a", 1, 1, 1}, Severity::Note, "x", "y"))
            .starts_with("::notice file=a,"));
}

TEST_CASE("write_github: a finding about a whole file has no line") {
  CHECK(line_for(finding({"a.yaml", 0, 0, 0}, Severity::Error, "x", "y")) ==
        "::error file=a.yaml,title=x::y\n");
}

TEST_CASE("write_github: what would end a property or message is escaped") {
  CHECK(line_for(finding({"a:b,c%.yaml", 0, 0, 0}, Severity::Error, "x",
                         "50%: one, two\r\nthree")) ==
        "::error file=a%3Ab%2Cc%25.yaml,title=x::50%25: one, "
        "two%0D%0Athree\n");
}

TEST_CASE("write_github: notes stand below the message") {
  CHECK(line_for(
            with_note(finding({"a.yaml", 3, 1, 1}, Severity::Error, "x", "y"),
                      {"a.yaml", 2, 7, 1}, "the first is here")) ==
        "::error file=a.yaml,line=3,endLine=3,col=1,endColumn=2,"
        "title=x::y%0Aa.yaml:2:7: the first is here\n");
}

TEST_CASE("write_github: a gate that is off is told with its reason") {
  DeckReport report = passed_report("a.yaml");
  set_result(report, Gate::Owl, GateOutcome::Off, {0, 0, 0}, "owls come later");
  CHECK(write_github({report}) ==
        "::notice file=a.yaml,title=gate owl is off::owls come later\n");
}

}  // namespace
}  // namespace owldeck
