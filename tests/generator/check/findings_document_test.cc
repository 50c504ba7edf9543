#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "generator/check/explanation.h"
#include "generator/check/finding_codes.h"
#include "generator/import/import_map.h"
#include "generator/source/print.h"
#include "tests/generator/check/document_examples.h"
#include "tests/generator/check/whole_check.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {
namespace {

constexpr const char* kPath = "decks/deck.yaml";
constexpr const char* kPicture = "decks/pictures/matrix.svg";
constexpr const char* kShapes =
    "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'>"
    "<rect width='400' height='300' fill='#1A365D'/></svg>";

TEST_CASE("findings.md: every code has a section, in the table's order") {
  std::vector<std::string> headings;
  std::string_view text = findings_document();
  constexpr std::string_view kHeading = "\n## ";
  for (auto at = text.find(kHeading); at != std::string_view::npos;
       at = text.find(kHeading)) {
    text.remove_prefix(at + kHeading.size());
    headings.emplace_back(text.substr(0, text.find('\n')));
  }
  CHECK_MESSAGE(headings == code_names(),
                "give docs/findings.md one section '## code' for every row of "
                "generator/check/finding_codes.cc, in the same order");
}

TEST_CASE("findings.md: a section names the gate and severity of its code") {
  for (const FindingCode& each : finding_codes()) {
    const std::string first = fmt::format(
        "Gate: {}, {}.\n", to_string(each.gate), word_for(each.severity));
    CHECK_MESSAGE(explanation_of(each.code).starts_with(first), each.code,
                  " begins otherwise than: ", first);
  }
}

TEST_CASE("findings.md: a section says what is wrong and shows both examples") {
  std::set<std::pair<std::string, bool>> shown;
  for (const DocumentExample& each : document_examples()) {
    shown.insert({each.code, each.is_wrong});
  }
  for (const FindingCode& each : finding_codes()) {
    const std::string code(each.code);
    CHECK_MESSAGE(shown.contains({code, true}), code, " has no wrong example");
    CHECK_MESSAGE(shown.contains({code, false}), code, " has no right example");
    CHECK_MESSAGE(what_is_wrong(explanation_of(code)).size() > 60, code);
  }
}

/// Other gates do without the repository, and so need not agree with it.
Diagnostics checked(const DocumentExample& example, bool drawn) {
  if (example.kind == ExampleKind::Map) {
    Diagnostics found;
    (void)import_map(kPath, example.text, "example", {}, found);
    return found;
  }
  const FakeFiles files({{kPath, example.text}, {kPicture, kShapes}});
  SourceTexts sources;
  const Gate gate = gate_of(example.code);
  return check_whole(kPath, files, sources,
                     {drawn, gate == Gate::Assets || gate == Gate::Code});
}

const Diagnostic* find_code_in(const Diagnostics& found,
                               const std::string& code) {
  const auto at = std::ranges::find(found.all(), code, &Diagnostic::code);
  return at == found.all().end() ? nullptr : &*at;
}

TEST_CASE("findings.md: every wrong example gives its finding") {
  for (const DocumentExample& each : document_examples()) {
    if (!each.is_wrong || each.kind == ExampleKind::Elsewhere) {
      continue;
    }
    Diagnostics found = checked(each, false);
    if (find_code_in(found, each.code) == nullptr) {
      found = checked(each, true);
    }
    const Diagnostic* const finding = find_code_in(found, each.code);
    CHECK_MESSAGE(finding != nullptr, each.code, " is not found:\n",
                  print(found, {{kPath, each.text}}), each.text);
    if (finding != nullptr) {
      CHECK_MESSAGE(finding->severity == find_code(each.code)->severity,
                    each.code, " has another severity in the table");
    }
  }
}

TEST_CASE("findings.md: every right example has no errors") {
  for (const DocumentExample& each : document_examples()) {
    if (each.is_wrong || each.kind == ExampleKind::Elsewhere) {
      continue;
    }
    const Diagnostics found = checked(each, true);
    CHECK_MESSAGE(!found.has_errors(), each.code, ":\n",
                  print(found, {{kPath, each.text}}), each.text);
    CHECK_MESSAGE(find_code_in(found, each.code) == nullptr, each.code);
  }
}

}  // namespace
}  // namespace owldeck
