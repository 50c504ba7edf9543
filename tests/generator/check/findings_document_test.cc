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

/// The disk, with an example and its picture on it.
class ExampleFiles : public DiskFiles {
 public:
  explicit ExampleFiles(std::string deck) : deck_(std::move(deck)) {}
  [[nodiscard]] std::optional<std::string> read(
      const std::filesystem::path& path) const override {
    return path == kPath      ? std::optional(deck_)
           : path == kPicture ? std::optional<std::string>(kShapes)
                              : DiskFiles::read(path);
  }
  [[nodiscard]] std::optional<std::uintmax_t> size(
      const std::filesystem::path& path) const override {
    return path == kPath || path == kPicture ? read(path)->size()
                                             : DiskFiles::size(path);
  }

 private:
  std::string deck_;
};

struct CheckedExample {
  std::vector<Diagnostic> findings;
  std::string printed;

  [[nodiscard]] const Diagnostic* find(const std::string& code) const {
    const auto found = std::ranges::find(findings, code, &Diagnostic::code);
    return found == findings.end() ? nullptr : &*found;
  }
  [[nodiscard]] bool has_errors() const {
    return std::ranges::find(findings, Severity::Error,
                             &Diagnostic::severity) != findings.end();
  }
};

/// Gates other than these do without the repository, and need not agree with
/// it.
CheckedExample check_example(const DocumentExample& example) {
  CheckedExample out;
  SourceTexts sources{{kPath, example.text}};
  if (example.kind == ExampleKind::Map) {
    Diagnostics found;
    (void)import_map(kPath, example.text, "example", {}, found);
    out.findings = found.all();
  } else {
    const Gate gate = gate_of(example.code);
    out.findings =
        findings_of(check_whole(kPath, ExampleFiles(example.text),
                                gate == Gate::Assets || gate == Gate::Code));
  }
  for (const Diagnostic& each : out.findings) {
    out.printed += print(each, sources);
  }
  return out;
}

TEST_CASE("findings.md: every wrong example gives its finding") {
  for (const DocumentExample& each : document_examples()) {
    if (!each.is_wrong || each.kind == ExampleKind::Elsewhere) {
      continue;
    }
    const CheckedExample checked = check_example(each);
    const Diagnostic* const finding = checked.find(each.code);
    CHECK_MESSAGE(finding != nullptr, each.code, " is not found:\n",
                  checked.printed, each.text);
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
    const CheckedExample checked = check_example(each);
    CHECK_MESSAGE(!checked.has_errors(), each.code, ":\n", checked.printed,
                  each.text);
    CHECK_MESSAGE(checked.find(each.code) == nullptr, each.code);
  }
}

}  // namespace
}  // namespace owldeck
