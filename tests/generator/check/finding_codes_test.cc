#include "generator/check/finding_codes.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "generator/check/explanation.h"
#include "generator/source/colours.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// The program's .cc files, without the table itself, by path.
std::map<std::string, std::string> program_sources() {
  const fs::path root(OWLDECK_SOURCE_DIR);
  std::map<std::string, std::string> sources;
  for (const auto& entry :
       fs::recursive_directory_iterator(root / "generator")) {
    if (entry.path().extension() == ".cc" &&
        entry.path().filename() != "finding_codes.cc") {
      std::ifstream file(entry.path());
      std::stringstream text;
      text << file.rdbuf();
      sources[fs::relative(entry.path(), root).generic_string()] = text.str();
    }
  }
  return sources;
}

/// The strings that stand in a code's place: the first string of a call that
/// reports, and the one after a severity. A code that is put together from a
/// word, as `unknown-{}`, is as it is written.
std::set<std::string> codes_in(const std::string& text) {
  static const std::regex kReport(
      R"re((?:\b(?:error|warning|note|hint|refuse|report|add_finding)\(|Severity::(?:Error|Warning|Note),)[^";]{0,160}?"([a-z][a-z0-9]*(?:-[a-z0-9{}]+)*)")re");
  std::set<std::string> codes;
  for (std::sregex_iterator at(text.begin(), text.end(), kReport), end;
       at != end; ++at) {
    codes.insert((*at)[1]);
  }
  return codes;
}

bool is_known(const std::string& code) {
  const std::size_t gap = code.find("{}");
  return std::ranges::any_of(finding_codes(), [&](const FindingCode& each) {
    return gap == std::string::npos
               ? each.code == code
               : each.code.starts_with(code.substr(0, gap)) &&
                     each.code.ends_with(code.substr(gap + 2));
  });
}

/// Whether a source says `code`, whole or as a word in a code put together.
bool is_said(std::string_view code,
             const std::map<std::string, std::string>& sources) {
  std::vector<std::string> ways{fmt::format("\"{}\"", code)};
  for (std::size_t dash = code.find('-'); dash != std::string_view::npos;
       dash = code.find('-', dash + 1)) {
    ways.push_back(fmt::format("\"{}-{{}}\"", code.substr(0, dash)));
    ways.push_back(fmt::format("\"{{}}{}\"", code.substr(dash)));
  }
  return std::ranges::any_of(sources, [&](const auto& source) {
    return std::ranges::any_of(ways, [&](const std::string& way) {
      return source.second.find(way) != std::string::npos;
    });
  });
}

TEST_CASE("finding_codes: every code that the program reports has its row") {
  for (const auto& [path, text] : program_sources()) {
    for (const std::string& code : codes_in(text)) {
      CHECK_MESSAGE(is_known(code), path, " reports '", code,
                    "': add a row FindingCode{\"", code,
                    "\", gate, severity, \"one line\"} to generator/check/"
                    "finding_codes.cc, and a section '## ",
                    code, "' to docs/findings.md");
    }
  }
}

TEST_CASE("finding_codes: every row is a code that the program reports") {
  const auto sources = program_sources();
  for (const FindingCode& each : finding_codes()) {
    CHECK_MESSAGE(is_said(each.code, sources), "nothing reports '", each.code,
                  "': take its row out of generator/check/finding_codes.cc, "
                  "and its section out of docs/findings.md");
  }
}

TEST_CASE("finding_codes: the sources have codes to compare with") {
  std::set<std::string> codes;
  for (const auto& [path, text] : program_sources()) {
    codes.merge(codes_in(text));
  }
  CHECK(codes.size() > 100);
}

TEST_CASE("finding_codes: no code has two rows") {
  const std::vector<std::string> names = code_names();
  CHECK(std::set<std::string>(names.begin(), names.end()).size() ==
        names.size());
}

TEST_CASE("finding_codes: rows stand together by gate, in a report's order") {
  CHECK(std::ranges::is_sorted(finding_codes(), {}, &FindingCode::gate));
}

TEST_CASE("finding_codes: a summary is one short line without a full stop") {
  for (const FindingCode& each : finding_codes()) {
    CHECK_MESSAGE(each.summary.size() >= 10, each.code);
    CHECK_MESSAGE(each.summary.size() <= 58, each.code);
    CHECK_MESSAGE(!each.summary.ends_with("."), each.code);
  }
}

TEST_CASE("finding_codes: a code's gate is found, an unknown one is strict") {
  CHECK(gate_of("anchor-cycle") == Gate::Anchors);
  CHECK(gate_of("no-such-code") == Gate::Format);
  CHECK(find_code("no-such-code") == nullptr);
}

TEST_CASE("explain: the list has every code below its gate") {
  const std::string list = list_codes(Colours::Never);
  for (const FindingCode& each : finding_codes()) {
    const std::size_t gate =
        list.find(fmt::format("{}\n  ", to_string(each.gate)));
    const std::size_t code = list.find(fmt::format("  {} ", each.code));
    REQUIRE(gate != std::string::npos);
    REQUIRE_MESSAGE(code != std::string::npos, each.code);
    CHECK(gate < code);
  }
}

TEST_CASE("explain: examples are indented and fences are gone") {
  const std::string page = print_explanation("anchor-cycle", Colours::Never);
  CHECK(page.starts_with("anchor-cycle\n\nGate: anchors, error.\n"));
  CHECK(page.find("```") == std::string::npos);
  CHECK(page.find("\nWrong:\n\n    slides:\n") != std::string::npos);
}

TEST_CASE("explain: a section ends where the next code begins") {
  const std::string page = print_explanation("yaml-empty", Colours::Never);
  CHECK(page.find("yaml-duplicate-key") == std::string::npos);
  CHECK(page.find("##") == std::string::npos);
}

TEST_CASE("explain: wrong and right have their colours") {
  const std::string page = print_explanation("anchor-cycle", Colours::Always);
  CHECK(page.find("\x1B[1;31mWrong:\x1B[0m") != std::string::npos);
  CHECK(page.find("\x1B[32mRight:\x1B[0m") != std::string::npos);
}

TEST_CASE("explain: what is wrong is said without examples and line breaks") {
  const std::string said = what_is_wrong(explanation_of("yaml-empty"));
  CHECK(said ==
        "There is nothing in the file, or only comments. An editor that "
        "crashed or a download that failed leaves such files behind.");
}

}  // namespace
}  // namespace owldeck
